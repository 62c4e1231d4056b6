import { type TemplateComponents, type TemplateFormat, type TemplateVariable, variablesOf } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Stack, TextInput } from '@mantine/core';
import { useLabelOfVariable } from './variable-label.js';

interface ValueFieldsProps {
  readonly components: TemplateComponents;
  readonly format: TemplateFormat;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (key: string, value: string) => void;
}

/** One field for each value that a template needs. A file that has a sample stands by itself. */
export function ValueFields({ components, format, values, errors, onChange }: ValueFieldsProps) {
  const { t } = useLingui();
  const labelOf = useLabelOfVariable();
  const needed = neededVariables(components, format);
  if (needed.length === 0) return null;
  return (
    <Stack gap="xs">
      {needed.map((variable, index) => {
        const { key, type } = variable;
        const sample = components.samples[key];
        return (
          <TextInput
            key={key} label={labelOf(variable)} value={values[key] ?? ''} onChange={(event) => onChange(key, event.currentTarget.value)} error={errors[key]} required withAsterisk={false}
            {...(sample ? { placeholder: t`for example ${sample}` } : {})} dir={type === 'text' ? 'auto' : 'ltr'} {...(index === 0 ? { 'data-autofocus': true } : {})}
          />
        );
      })}
    </Stack>
  );
}

/** What nobody has answered yet: optional payloads and files with a sample are left alone. */
export function neededVariables(components: TemplateComponents, format: TemplateFormat): TemplateVariable[] {
  return variablesOf(components, format).filter(({ required }) => required);
}
