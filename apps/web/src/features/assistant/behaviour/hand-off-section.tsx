import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, TagsInput, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import { Section } from '../../../shared/page.js';
import classes from '../assistant.module.css';
import type { BehaviourFormType } from './behaviour-values.js';

/** When it gives a conversation to people: always, and by the store's own words. */
export function HandOffSection({ form, mayChange }: { readonly form: BehaviourFormType; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const always = [
    t`The customer asks for a person or taps “Talk to a person”`, t`The customer complains or wants money back`, t`The customer wants to order`,
    t`The answer has a price, promise or link that nothing backs`, t`It cannot answer at all`,
  ];
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
      </Stack>
    </Section>
  );
}
