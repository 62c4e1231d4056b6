import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useNotices } from '../../../shared/page/notices.js';
import { useControlBulkMessage } from '../api/control-bulk-message.js';
import type { BulkMessage } from '../model.js';

interface UndecidedProps { readonly storeId: string; readonly bulk: BulkMessage; readonly mayChange: boolean; readonly onShow: () => void }

/** Those of whom nobody knows whether they got it: waited for at first, then left to people. */
export function Undecided({ storeId, bulk, mayChange, onShow }: UndecidedProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const confirm = useConfirm();
  const { mutate, isPending } = useControlBulkMessage(storeId, bulk.id);
  const { unknown, undecided } = bulk.progress;
  if (unknown === 0) return null;
  const mayRepeat = mayChange && undecided > 0 && (bulk.status === 'paused' || bulk.status === 'partially_failed');
  const again = (): void => confirm({
    title: t`Send it to them again?`, body: t`Whoever has it already, although WhatsApp did not say so, gets it twice.`, action: t`Send again`,
    run: () => mutate('retry-undecided', { onError: (error) => notices.failed(error) }),
  });
  return (
    <Alert color="yellow" variant="light" icon={<CircleHelp size={18} aria-hidden />}>
      <Stack gap="xs" align="flex-start">
        {undecided > 0
          ? <Plural value={undecided} one="WhatsApp did not say whether # person got it, and has said nothing for ten minutes. Nobody is written to twice unless you want it." other="WhatsApp did not say whether # people got it, and has said nothing for ten minutes. Nobody is written to twice unless you want it." />
          : <Plural value={unknown} one="The connection broke while # message was on its way. WhatsApp will tell whether it arrived; it is not sent twice." other="The connection broke while # messages were on their way. WhatsApp will tell whether they arrived; none is sent twice." />}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onShow}><Trans>Show them</Trans></Button>
          {mayRepeat && <Button size="xs" variant="default" loading={isPending} onClick={again}><Trans>Send again</Trans></Button>}
        </Group>
      </Stack>
    </Alert>
  );
}
