import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { fieldError } from '../../../shared/form/form-errors.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useHandOff } from '../api/hand-off.js';
import type { Conversation } from '../model.js';

interface HandOffDialogProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly onClose: () => void;
}

export function HandOffDialog({ storeId, conversation, onClose }: HandOffDialogProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const handOff = useHandOff(storeId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    handOff.mutate({ ...conversation, reason }, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} title={t`Hand off to the team`}>
      <HeldForm isSaving={handOff.isPending} onSubmit={submit}>
        <Stack>
          <Textarea
            label={t`What does the customer need?`} description={t`Your colleagues read it; the customer does not.`} value={reason} onChange={(event) => setReason(event.currentTarget.value)}
            required autosize minRows={2} maxRows={6} maxLength={2000} data-autofocus error={fieldError(handOff.error, '/reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" loading={handOff.isPending} disabled={reason.trim() === ''}><Trans>Hand off</Trans></Button>
          </Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}
