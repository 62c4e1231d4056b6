import { atLeast } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Kbd, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import { Dialog } from '../../shared/page/dialog.js';
import { LinkAnchor } from '../../shared/page/links.js';
import type { MyStore } from '../../shared/people/me.js';
import { useShortcutsSwitch } from '../../shared/page/preferences.js';
import { keyCaps, useShortcutGroups } from '../../shared/page/shortcuts.js';

/** Every shortcut of this page, made from the same list that listens. */
export function ShortcutSheet({ isOpen, ...props }: SheetProps & { readonly isOpen: boolean }) {
  return isOpen && <Sheet {...props} />;
}

interface SheetProps {
  readonly mine: MyStore | undefined;
  readonly onClose: () => void;
}

function Sheet({ mine, onClose }: SheetProps) {
  const { t } = useLingui();
  const groups = useShortcutGroups().filter(({ shortcuts }) => shortcuts.length > 0);
  const [isOn, setOn] = useShortcutsSwitch();
  return (
    <Dialog onClose={onClose} title={t`Shortcuts`} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {groups.map(({ title, shortcuts }) => (
          <Stack key={title} gap={6}>
            <Title order={3} fz="sm" c="dimmed">{title}</Title>
            {[...Map.groupBy(shortcuts, ({ label }) => label)].map(([label, ways]) => (
              <Group key={label} justify="space-between" wrap="nowrap" gap="md">
                <Text size="sm">{label}</Text>
                <Group gap={8} wrap="nowrap">{ways.map(({ keys }) => <Keys key={keys} keys={keys} />)}</Group>
              </Group>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
      <Switch mt="xl" checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} label={t`Shortcuts of single letters`} description={<Trans>Switch them off if you use speech input or press keys by accident.</Trans>} />
      {mine && atLeast(mine.role, 'admin') && <LinkAnchor to="/s/$storeSlug/getting-started" params={{ storeSlug: mine.store.slug }} onClick={onClose} size="sm" display="inline-block" mt="md" underline="always">{t`Getting started`}</LinkAnchor>}
    </Dialog>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  return (
    <Group gap={4} wrap="nowrap" dir="ltr" data-keys={keys}>
      {keyCaps(keys).map((caps, press) => <Group key={press} gap={2} wrap="nowrap">{caps.map((cap) => <Kbd key={cap}>{cap}</Kbd>)}</Group>)}
    </Group>
  );
}
