import { msg, plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { Check } from 'lucide-react';
import { Section } from '../../../shared/page/page.js';
import classes from '../assistant.module.css';
import type { BehaviourFormType } from './behaviour-values.js';

/** When it gives a conversation to people: always, and by the store's own words. */
export function HandOffSection({ form, mayChange, currency }: { readonly form: BehaviourFormType; readonly mayChange: boolean; readonly currency: string }) {
  const { t, i18n } = useLingui();
  const always = [
    t`The customer asks for a person or taps “Talk to a person”`, t`The customer complains or wants money back`,
    t`The answer has a price, promise or link that nothing backs`, t`It cannot answer at all`,
  ];
  const failures = [1, 2, 3, 4, 5].map((count) => ({ value: String(count), label: i18n._(msg`${plural(count, { one: 'After # such answer', other: 'After # such answers in a row' })}`) }));
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
        <TextInput
          label={t`Orders worth more than`} description={t`People take such orders: the assistant hands off instead of asking the customer to confirm. Empty: it takes every order.`} maw={460} inputMode="decimal" readOnly={!mayChange}
          rightSection={<Text size="sm" c="dimmed">{currency}</Text>} rightSectionWidth={56} {...form.getInputProps('hand_off_order_above')}
        />
        <NativeSelect
          label={t`Answers that it did not know`} description={t`It looked in catalog and knowledge and found nothing.`} maw={460} disabled={!mayChange}
          data={[{ value: '', label: t`It keeps answering` }, ...failures]} {...form.getInputProps('hand_off_after_failures')}
        />
        <Switch
          disabled={!mayChange} label={t`Hand off angry customers at once`} description={t`It knows angry words in English, Spanish, Portuguese, French, German, Arabic and Hindi; a model judges by itself, too.`}
          {...form.getInputProps('hand_off_when_upset', { type: 'checkbox' })}
        />
      </Stack>
    </Section>
  );
}
