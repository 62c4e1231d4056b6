import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { momentOf, wallTime } from '../../../shared/formats/wall-time.js';
import { useStore } from '../../../shared/people/me.js';
import { tomorrowMorning } from './snooze-times.js';

interface SnoozeDialogProps {
  readonly onClose: () => void;
  readonly onChoose: (until: Date) => void;
}

/** When a conversation is to come back, by the clock of the store. */
export function SnoozeDialog({ onClose, onChoose }: SnoozeDialogProps) {
  const { t } = useLingui();
  const store = useStore();
  const { timezone } = store;
  const [openedAt] = useState(() => new Date());
  const [text, setText] = useState(() => wallTime(tomorrowMorning(openedAt, timezone), timezone));
  const until = momentOf(text, timezone);
  const isFuture = until !== undefined && until > openedAt;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFuture) onChoose(until);
  };
  return (
    <Dialog onClose={onClose} title={t`Snooze until`}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput type="datetime-local" label={t`Comes back`} description={t`In the time of the store: ${store.timezone}`} value={text} min={wallTime(openedAt, timezone)} onChange={(event) => setText(event.currentTarget.value)} error={isFuture ? undefined : t`Choose a time in the future`} data-autofocus required />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" disabled={!isFuture}><Trans>Snooze</Trans></Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
