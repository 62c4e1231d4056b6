import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, Stack, TagsInput, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import { Section } from '../../../shared/page.js';
import classes from '../assistant.module.css';
import type { BehaviourFormType } from './behaviour-values.js';

const USUAL_MINUTES = [15, 60, 240, 720, 1440] as const;

/** When it gives a conversation to people: always, and by the store's own words. */
export function HandOffSection({ form, mayChange }: { readonly form: BehaviourFormType; readonly mayChange: boolean }) {
  const { t, i18n } = useLingui();
  const always = [
    t`The customer asks for a person or taps “Talk to a person”`, t`The customer complains or wants money back`, t`The customer wants to order`,
    t`The answer has a price, promise or link that nothing backs`, t`It cannot answer at all`,
  ];
  const own = form.values.auto_return_minutes;
  const minutes = [...new Set([...USUAL_MINUTES, ...(own === '' ? [] : [Number(own)])])].toSorted((a, b) => a - b);
  const choices = [{ value: '', label: t`Only when somebody returns it` }, ...minutes.map((count) => {
    const duration = durationText(i18n.locale, count);
    return { value: String(count), label: t`After ${duration}` };
  })];
  return (
    <Section title={t`Hand-off`} description={<Trans>The customer is told that a colleague will answer, the conversation goes to Waiting, and the assistant keeps quiet in it until somebody returns it.</Trans>}>
      <Stack>
        <div>
          <Text size="sm" fw={500} mb={6}><Trans>It always hands off when</Trans></Text>
          <ul className={classes['causes']}>{always.map((cause) => <li key={cause}><Check size={15} aria-hidden />{cause}</li>)}</ul>
        </div>
        <TagsInput
          label={t`And when a message holds one of these words`} description={t`Whole words or phrases, in any language. Press Enter after each.`} maxTags={50} readOnly={!mayChange}
          placeholder={form.values.hand_off_keywords.length === 0 ? t`refund, lawyer, wholesale` : ''} splitChars={[',', '،', ';']} {...form.getInputProps('hand_off_keywords')}
        />
        <NativeSelect
          label={t`Back to the assistant`} description={t`When the last word is a person's and the customer has not written since.`} maw={460} disabled={!mayChange}
          data={choices} {...form.getInputProps('auto_return_minutes')}
        />
      </Stack>
    </Section>
  );
}

/** "15 minutes", "4 hours", "1 day". */
function durationText(locale: string, minutes: number): string {
  const [value, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
