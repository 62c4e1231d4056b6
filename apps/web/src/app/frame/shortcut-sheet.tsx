import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Kbd, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import { Dialog } from '../../shared/page/dialog.js';
import { useShortcutsSwitch } from '../../shared/page/preferences.js';
import { keyCaps, useShortcutGroups } from '../../shared/page/shortcuts.js';

/** Every shortcut of this page, made from the same list that listens. */
export function ShortcutSheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return isOpen && <Sheet onClose={onClose} />;
}

function Sheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const groups = useShortcutGroups().filter(({ shortcuts }) => shortcuts.length > 0);
  const [isOn, setOn] = useShortcutsSwitch();
  return (
    <Dialog onClose={onClose} title={t`Shortcuts`} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {groups.map(({ title, shortcuts }) => (
          <Stack key={title} gap={6}>
            <Title order={3} fz="sm" c="dimmed">{title}</Title>
            {shortcuts.map(({ keys, label }) => (
              <Group key={keys} justify="space-between" wrap="nowrap" gap="md">
                <Text size="sm">{label}</Text>
                <Keys keys={keys} />
              </Group>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
      <Switch mt="xl" checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} label={t`Shortcuts of single letters`} description={<Trans>Switch them off if you use speech input or press keys by accident.</Trans>} />
    </Dialog>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  return (
    <Group gap={4} wrap="nowrap" dir="ltr">
      {keyCaps(keys).map((caps, press) => <Group key={press} gap={2} wrap="nowrap">{caps.map((cap) => <Kbd key={cap}>{cap}</Kbd>)}</Group>)}
    </Group>
  );
}
