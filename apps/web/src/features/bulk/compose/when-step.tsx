import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NumberInput, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStore } from '../../../shared/people/me.js';
import { FormError } from '../../../shared/page/states.js';
import { useNow } from '../../../shared/formats/time.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import { useUpdateBulkMessage } from '../api/update-bulk-message.js';
import type { StepProps } from './composer.js';
import { clockText, minutesOf, momentOf, wallTime } from './zoned-time.js';

const TOMORROW_MS = 24 * 60 * 60_000;

/** Now or at a time, never in the night of a recipient, and when it stops by itself. */
export function WhenStep({ storeId, bulk, onNext }: StepProps) {
  const { t } = useLingui();
  const { timezone } = useStore();
  const now = useNow();
  const update = useUpdateBulkMessage(storeId, bulk.id);
  const initial = {
    isLater: bulk.scheduled_at !== null, at: wallTime(bulk.scheduled_at === null ? new Date(now + TOMORROW_MS) : new Date(bulk.scheduled_at), timezone),
    isQuiet: bulk.quiet_from !== null, from: clockText(bulk.quiet_from ?? 1260), until: clockText(bulk.quiet_until ?? 480), stop: bulk.stop_percent,
  };
  const [values, setValues] = useState(initial);
  const [first] = useState(JSON.stringify(initial));
  useUnsavedGuard(JSON.stringify(values) !== first && !update.isSuccess);
  const set = (change: Partial<typeof values>): void => setValues((before) => ({ ...before, ...change }));
  const at = momentOf(values.at, timezone);
  const isPast = values.isLater && (at === undefined || at.getTime() <= now);
  const save = (): void => update.mutate({
    scheduled_at: values.isLater && at !== undefined ? at.toISOString() : null, stop_percent: values.stop,
    quiet_from: values.isQuiet ? minutesOf(values.from) : null, quiet_until: values.isQuiet ? minutesOf(values.until) : null,
  }, { onSuccess: onNext });
  return (
    <Stack maw={560}>
      <div><SegmentedControl aria-label={t({ message: 'When', context: 'step' })} value={values.isLater ? 'later' : 'now'} onChange={(value) => set({ isLater: value === 'later' })} data={[{ value: 'now', label: t`As soon as it is started` }, { value: 'later', label: t`At a time` }]} /></div>
      {values.isLater && <TextInput type="datetime-local" maw={280} label={t`Day and time`} description={t`In the time of the store: ${timezone.replaceAll('_', ' ')}`} value={values.at} error={isPast ? t`Choose a time in the future.` : undefined} onChange={(event) => set({ at: event.currentTarget.value })} />}
      <Switch label={t`Quiet hours`} description={t`Nobody is written to at night, by the time of the recipient's country. Those who sleep get it in the morning.`} checked={values.isQuiet} onChange={(event) => set({ isQuiet: event.currentTarget.checked })} />
      {values.isQuiet && (
        <Group><TextInput type="time" w={130} label={t({ message: 'From', context: 'time' })} value={values.from} onChange={(event) => set({ from: event.currentTarget.value })} /><TextInput type="time" w={130} label={t({ message: 'Until', context: 'time' })} value={values.until} onChange={(event) => set({ until: event.currentTarget.value })} /></Group>
      )}
      <NumberInput w={280} maw="100%" label={t`Stop when this many are refused`} description={t`Percent of the last messages. A few go out first, to see how they fare.`} min={1} max={100} suffix=" %" allowDecimal={false} value={values.stop} onChange={(value) => set({ stop: Number(value) || 20 })} />
      <Text size="xs" c="dimmed"><Trans>A pause, a restart or a power cut loses nobody and writes to nobody twice.</Trans></Text>
      <FormError error={update.error} />
      <Group justify="flex-end"><Button loading={update.isPending} disabled={isPast} onClick={save}><Trans>Next: check</Trans></Button></Group>
    </Stack>
  );
}
