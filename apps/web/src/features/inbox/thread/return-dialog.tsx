import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../../../shared/page/dialog.js';
import { useReturnToAi } from '../api/return-to-ai.js';
import type { Conversation } from '../model.js';

interface ReturnDialogProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly onClose: () => void;
}

/** The assistant comes back: does it answer what waits, or only what comes? */
export function ReturnDialog({ storeId, conversation, onClose }: ReturnDialogProps) {
  const { t } = useLingui();
  const back = useReturnToAi(storeId);
  const run = (answerWaiting: boolean): void => back.mutate({ ...conversation, answerWaiting }, { onSettled: onClose });
  return (
    <Dialog onClose={onClose} title={t`Return to AI`}>
      <Stack>
        <Text size="sm"><Trans>Answer the waiting message now?</Trans></Text>
        <Text size="sm" c="dimmed"><Trans>The assistant can answer what the customer wrote since the last reply, or stay silent until the customer writes again.</Trans></Text>
        <Group justify="flex-end">
          <Button variant="default" disabled={back.isPending} onClick={() => run(false)}><Trans>No, wait for the customer</Trans></Button>
          <Button loading={back.isPending} onClick={() => run(true)} data-autofocus><Trans>Yes, answer now</Trans></Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
