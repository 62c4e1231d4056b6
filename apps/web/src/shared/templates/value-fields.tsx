import { type TemplateComponents, type TemplateFormat, type TemplateVariable, variablesOf } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Stack, Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { momentOf, wallTime } from '../formats/wall-time.js';
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
  readonly onBusy: (isBusy: boolean) => void;
}

/** One field for each value that a template needs, and one for each file, which may take the place of the sample. */
export function ValueFields(props: ValueFieldsProps) {
  const { components, format } = props;
  const asked = variablesOf(components, format).filter(({ required, type }) => required || type === 'file' || type === 'product');
  if (asked.length === 0) return null;
  return <Stack gap="xs">{asked.map((variable, index) => <ValueField key={variable.key} {...props} variable={variable} isFirst={index === 0} />)}</Stack>;
}

function ValueField({ storeId, timezone, components, values, errors, onChange, onBusy, variable, isFirst }: ValueFieldsProps & { readonly variable: TemplateVariable; readonly isFirst: boolean }) {
  const { t } = useLingui();
  const labelOf = useLabelOfVariable();
  const { key, type, card, required } = variable;
  const [value, sample, error] = [values[key] ?? '', components.samples[key], errors[key]];
  const [label, autofocus] = [labelOf(variable), isFirst ? { 'data-autofocus': true } : {}];
  switch (type) {
    case 'file': {
      const header = card === undefined ? components.header : components.cards?.[card]?.header;
      return <FileField storeId={storeId} label={label} description={required ? undefined : t`Without one, the sample of the template is sent.`} format={header?.format ?? 'image'} has={value !== ''} error={error} onChange={(mediaId) => onChange(key, mediaId ?? '')} onBusy={onBusy} />;
    }
    case 'time': return (
      <MomentField
        timezone={timezone} label={label} description={t`In the time of the store: ${timezone.replaceAll('_', ' ')}`} moment={value} error={error} required withAsterisk={false} {...autofocus}
        onMoment={(moment) => onChange(key, moment)}
      />
    );
    case 'products': return <ProductsField label={label} value={value} onChange={(event) => onChange(key, event.currentTarget.value)} error={error} required withAsterisk={false} {...autofocus} />;
    case 'text': case 'url_suffix': case 'code': case 'number': case 'product': return (
      <TextInput
        label={label} description={required ? undefined : t`optional`} value={value} onChange={(event) => onChange(key, event.currentTarget.value)} error={error} required={required} withAsterisk={false}
        {...(sample ? { placeholder: t`for example ${sample}` } : {})} dir={type === 'text' ? 'auto' : 'ltr'} {...autofocus}
      />
    );
  }
}

/** Products of a message, a section each line. */
export function ProductsField(props: TextareaProps) {
  const { t } = useLingui();
  return <Textarea description={t`A section each line: Lamps: HALO-1, HALO-2`} autosize minRows={2} maxRows={8} maxLength={2000} dir="auto" {...props} />;
}

interface MomentFieldProps extends TextInputProps {
  readonly timezone: string;
  /** In UTC; empty for none. */
  readonly moment: string;
  readonly onMoment: (moment: string) => void;
}

/** A moment by the clock of the store. What is being typed stays as it is typed. */
export function MomentField({ timezone, moment, onMoment, ...props }: MomentFieldProps) {
  const momentAt = (wall: string): string => momentOf(wall, timezone)?.toISOString() ?? '';
  const [typed, setTyped] = useState(() => (moment === '' ? '' : wallTime(new Date(moment), timezone)));
  return (
    <TextInput
      {...props} type="datetime-local" value={momentAt(typed) === moment ? typed : moment === '' ? '' : wallTime(new Date(moment), timezone)}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onMoment(momentAt(value));
      }}
    />
  );
}

/** What nobody has answered yet: optional payloads and files with a sample are left alone. */
export function neededVariables(components: TemplateComponents, format: TemplateFormat): TemplateVariable[] {
  return variablesOf(components, format).filter(({ required }) => required);
}

/** What a form asks for that is filled in for many: all but the payloads of buttons. */
export function askedVariables(components: TemplateComponents, format: TemplateFormat): TemplateVariable[] {
  return variablesOf(components, format).filter(({ required, part, type }) => required || part !== 'button' || type === 'product');
}
