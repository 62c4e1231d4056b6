import { Trans, useLingui } from '@lingui/react/macro';
import { Input, MultiSelect, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { installation } from '../../../shared/api/installation.js';
import { Section } from '../../../shared/page/page.js';
import type { BehaviourFormType } from './behaviour-values.js';

const LANGUAGES = ['ar', 'bn', 'de', 'en', 'es', 'fr', 'ha', 'hi', 'id', 'it', 'nl', 'pl', 'pt', 'ru', 'sw', 'tr', 'ur', 'yo', 'zh'];
const INSTRUCTIONS_MAX = 8000;
/** On the smallest phone three words stand beside each other. */
const NARROW = { label: { paddingInline: 6 } } as const;

interface SectionProps {
  readonly form: BehaviourFormType;
  readonly mayChange: boolean;
}

/** Who speaks, and how. */
export function PersonaSection({ form, mayChange }: SectionProps) {
  const { t, i18n } = useLingui();
  const { product } = installation;
  const names = new Intl.DisplayNames(i18n.locale, { type: 'language' });
  const codes = [...new Set([...LANGUAGES, ...form.values.languages])];
  const languages = codes.map((value) => ({ value, label: names.of(value) ?? value })).toSorted((one, other) => one.label.localeCompare(other.label, i18n.locale));
  const samples = { friendly: t`“Sure! We have it in blue. Shall I show you?”`, professional: t`“Yes, it is available in blue. Would you like to see it?”`, playful: t`“Blue? We have got the bluest one around! Want a peek?”` };
  const lengths = { short: t`One or two sentences; products without their description.`, normal: t`One to three sentences.`, detailed: t`Up to six sentences, with what helps to decide.` };
  return (
    <Section title={t`Persona`} description={<Trans>How it speaks to your customers. It never pretends to be a person.</Trans>}>
      <Stack>
        <TextInput label={t`Name`} description={t`Without a name it speaks for the store`} placeholder="Nia" maw={340} maxLength={40} readOnly={!mayChange} {...form.getInputProps('name')} />
        <Input.Wrapper label={t`Tone`} labelElement="div" error={form.errors['tone']}>
          <SegmentedControl
            fullWidth mt={4} maw={460} styles={NARROW} disabled={!mayChange} aria-label={t`Tone`} data={[{ value: 'friendly', label: t`Friendly` }, { value: 'professional', label: t`Professional` }, { value: 'playful', label: t`Playful` }]}
            value={form.values.tone} onChange={(tone) => form.setFieldValue('tone', tone)}
          />
          <Text size="sm" c="dimmed" mt={6}>{samples[form.values.tone]}</Text>
        </Input.Wrapper>
        <Input.Wrapper label={t`Length of answers`} labelElement="div" error={form.errors['answer_length']}>
          <SegmentedControl
            fullWidth mt={4} maw={460} styles={NARROW} disabled={!mayChange} aria-label={t`Length of answers`} data={[{ value: 'short', label: t`Short` }, { value: 'normal', label: t`Normal` }, { value: 'detailed', label: t`Detailed` }]}
            value={form.values.answer_length} onChange={(length) => form.setFieldValue('answer_length', length)}
          />
          <Text size="sm" c="dimmed" mt={6}>{lengths[form.values.answer_length]}</Text>
        </Input.Wrapper>
        <MultiSelect
          label={t`Languages`} description={t`It answers in the customer's language. Name some to keep it to these; the first one when a customer writes in another.`} searchable maw={560} readOnly={!mayChange}
          placeholder={form.values.languages.length === 0 ? t`Whatever the customer writes` : ''} data={languages} nothingFoundMessage={t`Nothing found`} {...form.getInputProps('languages')}
        />
        <TextInput label={t`Greeting`} description={t`First sentence of a welcome; empty: ${product}'s own, in the customer's language`} placeholder={t`Hello, and welcome to our shop!`} maxLength={500} readOnly={!mayChange} dir="auto" {...form.getInputProps('greeting')} />
        <Textarea
          label={t`Instructions`} description={t`Background for the assistant alone. What customers may be told belongs in Store facts and Knowledge.`} autosize minRows={4} maxRows={16} maxLength={INSTRUCTIONS_MAX} readOnly={!mayChange} dir="auto"
          placeholder={t`We are a family shop and pack every order by hand. The blue series is made in our village.`} {...form.getInputProps('instructions')}
        />
      </Stack>
    </Section>
  );
}
