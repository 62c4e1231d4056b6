import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { fieldTime, tomorrowMorning } from './snooze-times.js';

interface SnoozeDialogProps {
  readonly onClose: () => void;
  readonly onChoose: (until: Date) => void;
}

/** When a conversation is to come back. */
export function SnoozeDialog({ onClose, onChoose }: SnoozeDialogProps) {
  const { t } = useLingui();
  const [openedAt] = useState(() => new Date());
  const [text, setText] = useState(() => fieldTime(tomorrowMorning(openedAt)));
  const until = new Date(text);
  const isFuture = until > openedAt;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFuture) onChoose(until);
  };
  return (
    <Dialog onClose={onClose} title={t`Snooze until`}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput type="datetime-local" label={t`Comes back`} value={text} min={fieldTime(openedAt)} onChange={(event) => setText(event.currentTarget.value)} error={isFuture ? undefined : t`Choose a time in the future`} data-autofocus required />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" disabled={!isFuture}><Trans>Snooze</Trans></Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
