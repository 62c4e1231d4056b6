import { Trans, useLingui } from '@lingui/react/macro';
import { Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { importProgressQuery } from '../api/list-imports.js';

/** How far the import is: the file on its way, then the products as they are written. */
export function RunningStep({ storeId, sent }: { readonly storeId: string; readonly sent: number }) {
  const { t, i18n } = useLingui();
  const { data } = useQuery(importProgressQuery(storeId, true));
  const running = data?.at(-1);
  const part = running && running.total > 0 ? running.done / running.total : undefined;
  const done = i18n.number(running?.done ?? 0);
  const total = i18n.number(running?.total ?? 0);
  const isSent = sent >= 1;
  return (
    <Stack gap="sm" py="xl">
      <Text fw={600} ta="center" role="status">{!isSent ? <Trans>The file is being uploaded…</Trans> : running ? <Trans>{done} of {total} products</Trans> : <Trans>The rows are being read…</Trans>}</Text>
      <Progress aria-label={t`Import`} value={isSent ? (part === undefined ? 100 : Math.max(4, part * 100)) : sent * 100} animated={isSent && part === undefined} striped={isSent && part === undefined} />
      <Text size="sm" c="dimmed" ta="center"><Trans>You can leave this page: the import goes on, and you find it here with the way to undo it.</Trans></Text>
    </Stack>
  );
}
