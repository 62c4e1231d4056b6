import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import classes from './editor.module.css';
import { FIELD } from './use-product-form.js';
import { MOST_OPTIONS, newKey, type Option } from './variants.js';

interface OptionsEditorProps {
  readonly options: readonly Option[];
  readonly errorOf: (pointer: string) => string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (options: readonly Option[]) => void;
}

/** What customers choose between: up to three options with their values. */
export function OptionsEditor({ options, errorOf, isReadOnly, onChange }: OptionsEditorProps) {
  const { t } = useLingui();
  const examples = [t`Size`, t`Colour`, t`Material`];
  const set = (key: string, part: Partial<Option>): void => onChange(options.map((option) => (option.key === key ? { ...option, ...part } : option)));
  return (
    <Stack gap="sm">
      {options.map(({ key, name, values }, place) => (
        <div key={key} className={classes['option']} role="group" aria-label={name || t`Option ${place + 1}`}>
          <TextInput
            label={t`Option`} placeholder={examples[place]} value={name} maxLength={40} readOnly={isReadOnly} error={errorOf(`/options/${place}/name`)} dir="auto" {...{ [FIELD]: `/options/${place}/name` }}
            onChange={(event) => set(key, { name: event.currentTarget.value })}
          />
          <TagsInput
            label={t`Values`} placeholder={values.length === 0 ? t`Type one, then Enter` : ''} value={[...values]} readOnly={isReadOnly} splitChars={[',', ';']} acceptValueOnBlur maxTags={50}
            onChange={(next) => set(key, { values: [...new Set(next.map((value) => value.trim().slice(0, 60)).filter((value) => value !== ''))] })}
          />
          {!isReadOnly && <ActionIcon variant="subtle" color="gray" size={36} aria-label={t`Remove the option ${name}`} onClick={() => onChange(options.filter((option) => option.key !== key))}><X size={16} aria-hidden /></ActionIcon>}
        </div>
      ))}
      {!isReadOnly && options.length < MOST_OPTIONS && (
        <div data-fits><Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => onChange([...options, { key: newKey(), name: '', values: [] }])}>{options.length === 0 ? <Trans>Add options such as size or colour</Trans> : <Trans>Add another option</Trans>}</Button></div>
      )}
      {options.length > 0 && <Text size="xs" c="dimmed"><Trans>Each combination is a variant with a price and stock of its own.</Trans></Text>}
    </Stack>
  );
}
