import { Trans, useLingui } from '@lingui/react/macro';
import { Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ImportKind } from './import-kind.js';
import { importProgressQuery } from './list-imports.js';

/** How far the import is: the file on its way, then the rows as they are written. */
export function RunningStep({ kind, storeId, sent }: { readonly kind: ImportKind; readonly storeId: string; readonly sent: number }) {
  const { t, i18n } = useLingui();
  const texts = kind.useTexts();
  const { data } = useQuery(importProgressQuery(kind, storeId));
  const running = data?.at(-1);
  const part = running && running.total > 0 ? running.done / running.total : undefined;
  const done = i18n.number(running?.done ?? 0);
  const total = i18n.number(running?.total ?? 0);
  const isSent = sent >= 1;
  return (
    <Stack gap="sm" py="xl">
      <Text fw={600} ta="center" role="status">{!isSent ? <Trans>The file is being uploaded…</Trans> : running ? texts.running(done, total) : <Trans>The rows are being read…</Trans>}</Text>
      <Progress aria-label={t`Import`} value={isSent ? (part === undefined ? 100 : Math.max(4, part * 100)) : sent * 100} animated={isSent && part === undefined} striped={isSent && part === undefined} />
      <Text size="sm" c="dimmed" ta="center"><Trans>You can leave this page: the import goes on, and you find it here with the way to undo it.</Trans></Text>
    </Stack>
  );
}
