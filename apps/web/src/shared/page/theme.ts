import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The head of a dialog is no banner of the page, which its element would say outside of it. */
const NO_BANNER = { header: { role: 'presentation' } };

const DARK: MantineColorsTuple = ['#d3d7db', '#b6bcc2', '#868d94', '#6a7178', '#3f454b', '#343a40', '#24282c', '#1a1d20', '#141618', '#0e1011'];

export const theme = createTheme({
  primaryColor: 'teal',
  colors: { dark: DARK },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono", monospace',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem', lineHeight: '1.4' }, h3: { fontSize: '1rem', lineHeight: '1.5' } } },
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { attributes: NO_BANNER, centered: true, radius: 'lg', padding: 'lg', overlayProps: { backgroundOpacity: 0.45 }, styles: { title: { fontWeight: 650, fontSize: '1.125rem', lineHeight: 1.35 } } } },
    Drawer: { defaultProps: { attributes: NO_BANNER } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
    Loader: { defaultProps: { role: 'status' } },
  },
});

interface Tones { readonly filled: string; readonly hover: string; readonly light: string; readonly outline: string }
/** Our colour where it is a ground: quieter than the kit's. */
const ground = (calm: string, hover: string): Record<string, string> => ({ '--mantine-color-teal-light': calm, '--mantine-color-teal-light-hover': hover, '--mantine-primary-color-light': calm, '--mantine-primary-color-light-hover': hover });
const tones = (filled: string, hover: string, light: string, outline: string): Tones => ({ filled, hover, light, outline });

/** Tones that reach 4.5:1 on our surfaces (WCAG 2.2 AA), which the kit's own palette does not. */
const LIGHT: Readonly<Record<string, Tones>> = {
  teal: tones('#0a6e5c', '#085a4b', '#05493d', '#0a6e5c'),
  blue: tones('#1864ab', '#14528c', '#0b3f73', '#1864ab'),
  green: tones('#237a37', '#1d662e', '#14491f', '#237a37'),
  red: tones('#c92a2a', '#a82323', '#8a1414', '#c92a2a'),
  yellow: tones('#8a5a00', '#704900', '#5c3a00', '#8a5a00'),
  gray: tones('#495057', '#343a40', '#343a40', '#495057'),
};
const DARK_TONES: Readonly<Record<string, Tones>> = {
  teal: tones('#0a7a66', '#0b6b5a', '#8ff0d5', '#63e6be'),
  blue: tones('#1971c2', '#1864ab', '#a5d8ff', '#74c0fc'),
  green: tones('#237a37', '#1d662e', '#b2f2bb', '#8ce99a'),
  red: tones('#c92a2a', '#a82323', '#ffc9c9', '#ffa8a8'),
  yellow: tones('#8a5a00', '#704900', '#ffec99', '#ffd43b'),
  gray: tones('#5c636a', '#495057', '#dee2e6', '#ced4da'),
};

function variablesOf(palette: Readonly<Record<string, Tones>>, primary: Tones | undefined): Record<string, string> {
  const entries = Object.entries(palette).flatMap(([name, tone]) => [
    [`--mantine-color-${name}-filled`, tone.filled], [`--mantine-color-${name}-filled-hover`, tone.hover],
    [`--mantine-color-${name}-light-color`, tone.light], [`--mantine-color-${name}-outline`, tone.outline],
    [`--mantine-color-${name}-text`, tone.outline],
  ]);
  return {
    ...Object.fromEntries(entries) as Record<string, string>,
    ...(primary ? { '--mantine-primary-color-filled': primary.filled, '--mantine-primary-color-filled-hover': primary.hover, '--mantine-primary-color-light-color': primary.light } : {}),
  };
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...variablesOf(LIGHT, LIGHT['teal']), ...ground('#dcefeb', '#cfe7e1'),
    '--mantine-color-text': '#1d2226', '--mantine-color-dimmed': '#5c636a', '--mantine-color-placeholder': '#6a7178', '--mantine-color-error': '#c92a2a', '--mantine-color-anchor': '#0a6e5c',
    '--app-canvas': '#f6f7f8', '--app-line': '#e3e6e9', '--app-hover': '#eceff1', '--app-selected': '#dcefeb', '--app-selected-text': '#05493d',
  },
  dark: {
    ...variablesOf(DARK_TONES, DARK_TONES['teal']), ...ground('#123a33', '#17473f'),
    '--mantine-color-gray-light': '#2b3035', '--mantine-color-gray-light-hover': '#343a40', '--mantine-color-yellow-light': '#40320a', '--mantine-color-yellow-light-hover': '#4d3d0e',
    '--mantine-color-dimmed': '#a6adb4', '--mantine-color-placeholder': '#9aa1a8', '--mantine-color-error': '#ff8787', '--mantine-color-anchor': '#63e6be',
    '--app-canvas': '#121416', '--app-line': '#2b3035', '--app-hover': '#22262a', '--app-selected': '#123a33', '--app-selected-text': '#8ff0d5',
  },
});
