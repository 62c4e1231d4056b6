/** What the first look needs of a conversation. */
export interface FirstRow {
  readonly id: string;
  readonly unread_count: number;
  readonly preview: string;
  readonly customer: { readonly name: string | null; readonly phone: string | null };
}

/** More than that no phone shows. */
const ROWS = 14;
/** The app takes it away when it has drawn the list itself. If that never comes, it is not in the way of what says why. */
const AT_MOST_MS = 8000;

export function isPhone(): boolean {
  return window.matchMedia('(max-width: 48em)').matches;
}

/**
 * Who wrote and what, on a phone, where the app itself takes seconds to arrive: names and last words as plain links, at the places where the inbox
 * will have them. Needs no texts, and is replaced by the inbox. Resolves when it has been painted.
 */
export async function showFirstRows(rows: readonly FirstRow[]): Promise<void> {
  if (document.getElementById('root')?.hasChildNodes() !== false) return;
  const look = document.createElement('div');
  look.id = 'first-look';
  // As shared/formats/i18n.ts chooses the language.
  const locale = localStorage.getItem('parley.locale') ?? navigator.languages.map((language) => language.split('-')[0] ?? '').find((language) => ['en', 'es', 'ar'].includes(language));
  look.dir = locale === 'ar' ? 'rtl' : 'ltr';
  const scheme = localStorage.getItem('mantine-color-scheme-value');
  if (scheme === 'dark' || scheme === 'light') look.style.colorScheme = scheme;
  look.append(...rows.slice(0, ROWS).map(rowOf));
  document.body.append(look);
  setTimeout(() => look.remove(), AT_MOST_MS);
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function rowOf({ id, unread_count: unread, preview, customer }: FirstRow): HTMLElement {
  const row = document.createElement('a');
  row.href = `?c=${id}`;
  if (unread > 0) row.dataset['unread'] = '';
  // Kinds without words of their own, such as a photo, are named by the app, in the language of who reads.
  row.append(lineOf('b', customer.name ?? customer.phone ?? ''), lineOf('span', preview.startsWith('[') ? '' : preview));
  return row;
}

function lineOf(tag: 'b' | 'span', text: string): HTMLElement {
  const line = document.createElement(tag);
  line.dir = 'auto';
  line.textContent = text;
  return line;
}
