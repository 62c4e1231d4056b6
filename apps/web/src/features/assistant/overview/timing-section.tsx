import { Trans, useLingui } from '@lingui/react/macro';
import { Input, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../../shared/page/page.js';
import { durationText } from './duration-text.js';
import { officeHours, type TimingFormType } from './timing-values.js';
import { WeekEditor } from './week-editor.js';

const WINDOWS_MS = [0, 1000, 2000, 3000, 5000, 8000];
const USUAL_MINUTES = [15, 60, 240, 720, 1440] as const;

interface TimingSectionProps {
  readonly form: TimingFormType;
  readonly mayChange: boolean;
  readonly timezone: string;
}

/** At what hours it answers, and how long it waits for the customer's next message. */
export function TimingSection({ form, mayChange, timezone }: TimingSectionProps) {
  const { t, i18n } = useLingui();
  const [lastHours, setLastHours] = useState(form.values.hours ?? officeHours());
  const choose = (value: string): void => {
    if (form.values.hours !== null) setLastHours(form.values.hours);
    form.setFieldValue('hours', value === 'always' ? null : lastHours);
  };
  const { quiet_window_ms: chosen } = form.values;
  const seconds = (ms: number): string => new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(ms / 1000);
  const windows = [...new Set([...WINDOWS_MS, ...(chosen === '' ? [] : [Number(chosen)])])].toSorted((one, other) => one - other);
  const { auto_return_minutes: own } = form.values;
  const minutes = [...new Set([...USUAL_MINUTES, ...(own === '' ? [] : [Number(own)])])].toSorted((one, other) => one - other);
  const returns = [{ value: '', label: t`Only when somebody returns it` }, ...minutes.map((count) => {
    const duration = durationText(i18n.locale, count);
    return { value: String(count), label: t`After ${duration}` };
  })];
  return (
    <Section title={t`Timing`} description={<Trans>When it answers at all, and how patient it is. What you save here counts at once.</Trans>}>
      <Stack>
        <Input.Wrapper label={t`It answers`} labelElement="div">
          <SegmentedControl
            fullWidth mt={4} maw={460} disabled={!mayChange} aria-label={t`It answers`} data={[{ value: 'always', label: t`Day and night` }, { value: 'hours', label: t`At these hours` }]}
            value={form.values.hours === null ? 'always' : 'hours'} onChange={choose}
          />
        </Input.Wrapper>
        {form.values.hours !== null && (
          <div>
            <Text size="sm" c="dimmed" mb={4}><Trans>Times of <bdi>{timezone}</bdi>. Outside of them it stays silent, and the Inbox says so. An end before the start is on the next day.</Trans></Text>
            <WeekEditor form={form} hours={form.values.hours} mayChange={mayChange} />
          </div>
        )}
        <NativeSelect
          label={t`Wait for more before answering`} description={t`Customers often write in several short messages. It waits longer while a sentence looks unfinished, and answers all of them at once.`} maw={460} disabled={!mayChange}
          data={[{ value: '', label: t`As this installation says` }, ...windows.map((ms) => ({ value: String(ms), label: ms === 0 ? t`Answer every message at once` : seconds(ms) }))]} {...form.getInputProps('quiet_window_ms')}
        />
        <NativeSelect
          label={t`Back to the assistant`} description={t`When the last word is a person's and the customer has not written since.`} maw={460} disabled={!mayChange}
          data={returns} {...form.getInputProps('auto_return_minutes')}
        />
      </Stack>
    </Section>
  );
}
