import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, SegmentedControl, Stack, Switch, Text, useDirection, useMantineColorScheme } from '@mantine/core';
import { chooseLocale, isLocale, LOCALES } from '../../shared/formats/i18n.js';
import { Section } from '../../shared/page/page.js';
import { useShortcutsSwitch } from '../../shared/page/preferences.js';

/** How the app looks, speaks and listens to the keyboard in this browser. */
export function Preferences() {
  const { t, i18n } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { setDirection } = useDirection();
  const [hasShortcuts, setShortcuts] = useShortcutsSwitch();
  return (
    <Section title={t`Preferences`} description={t`They hold in this browser.`}>
      <Stack maw={420}>
        <Stack gap={4}>
          <Text size="sm" fw={500} id="appearance"><Trans>Appearance</Trans></Text>
          <SegmentedControl
            aria-labelledby="appearance" fullWidth styles={{ label: { paddingInline: 4 } }} value={colorScheme} onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
            data={[{ value: 'light', label: t`Light` }, { value: 'dark', label: t`Dark` }, { value: 'auto', label: t`As the system` }]}
          />
        </Stack>
        <NativeSelect
          label={t`Language`} value={i18n.locale} data={Object.entries(LOCALES).map(([value, { label }]) => ({ value, label }))}
          onChange={({ currentTarget: { value } }) => {
            if (isLocale(value)) void chooseLocale(value).then(() => setDirection(LOCALES[value].direction));
          }}
        />
        <Switch label={t`Shortcuts of single letters`} description={t`Press ? for the list. Switch them off if you use speech input or press keys by accident.`} checked={hasShortcuts} onChange={(event) => setShortcuts(event.currentTarget.checked)} />
      </Stack>
    </Section>
  );
}
