import { type TemplateComponents, type TemplateFormat, type TemplateVariable, variablesOf } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Stack, TextInput } from '@mantine/core';
import { momentOf, wallTime } from '../wall-time.js';
import { FileField } from './file-field.js';
import { useLabelOfVariable } from './variable-label.js';

interface ValueFieldsProps {
  readonly storeId: string;
  /** Of the store: moments are written by its clock. */
  readonly timezone: string;
  readonly components: TemplateComponents;
  readonly format: TemplateFormat;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (key: string, value: string) => void;
}

/** One field for each value that a template needs, and one for each file, which may take the place of the sample. */
export function ValueFields(props: ValueFieldsProps) {
  const { components, format } = props;
  const asked = variablesOf(components, format).filter(({ required, type }) => required || type === 'file');
  if (asked.length === 0) return null;
  return <Stack gap="xs">{asked.map((variable, index) => <ValueField key={variable.key} {...props} variable={variable} isFirst={index === 0} />)}</Stack>;
}

function ValueField({ storeId, timezone, components, values, errors, onChange, variable, isFirst }: ValueFieldsProps & { readonly variable: TemplateVariable; readonly isFirst: boolean }) {
  const { t } = useLingui();
  const labelOf = useLabelOfVariable();
  const { key, type, card, required } = variable;
  const [value, sample, error] = [values[key] ?? '', components.samples[key], errors[key]];
  const [label, autofocus] = [labelOf(variable), isFirst ? { 'data-autofocus': true } : {}];
  switch (type) {
    case 'file': {
      const header = card === undefined ? components.header : components.cards?.[card]?.header;
      return <FileField storeId={storeId} label={label} description={required ? undefined : t`Without one, the sample of the template is sent.`} format={header?.format ?? 'image'} has={value !== ''} error={error} onChange={(mediaId) => onChange(key, mediaId ?? '')} />;
    }
    case 'time': return (
      <TextInput
        type="datetime-local" label={label} description={t`In the time of the store: ${timezone.replaceAll('_', ' ')}`} value={value === '' ? '' : wallTime(new Date(value), timezone)} error={error} required withAsterisk={false} {...autofocus}
        onChange={(event) => onChange(key, momentOf(event.currentTarget.value, timezone)?.toISOString() ?? '')}
      />
    );
    case 'text': case 'url_suffix': case 'code': case 'number': return (
      <TextInput
        label={label} value={value} onChange={(event) => onChange(key, event.currentTarget.value)} error={error} required withAsterisk={false}
        {...(sample ? { placeholder: t`for example ${sample}` } : {})} dir={type === 'text' ? 'auto' : 'ltr'} {...autofocus}
      />
    );
  }
}

/** What nobody has answered yet: optional payloads and files with a sample are left alone. */
export function neededVariables(components: TemplateComponents, format: TemplateFormat): TemplateVariable[] {
  return variablesOf(components, format).filter(({ required }) => required);
}
