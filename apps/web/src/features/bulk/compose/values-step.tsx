import type { BulkValue, TemplateVariable } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import { FormError, Loaded } from '../../../shared/page/states.js';
import { useStore } from '../../../shared/people/me.js';
import { FileField } from '../../../shared/templates/file-field.js';
import { componentsOf } from '../../../shared/templates/sendable.js';
import { useBusy } from '../../../shared/templates/use-busy.js';
import { askedVariables, MomentField, ProductsField } from '../../../shared/templates/value-fields.js';
import { useLabelOfVariable } from '../../../shared/templates/variable-label.js';
import { templateQuery } from '../api/list-sendable-templates.js';
import { useUpdateBulkMessage } from '../api/update-bulk-message.js';
import classes from '../bulk.module.css';
import type { Template } from '../model.js';
import type { StepProps } from './composer.js';
import { Samples } from './samples.js';

interface ValuesStepProps extends StepProps { readonly columns: readonly string[] }

/** What stands in the gaps of the template. */
export function ValuesStep(props: ValuesStepProps) {
  const { bulk, storeId } = props;
  const query = useQuery({ ...templateQuery(storeId, bulk.template_id ?? ''), enabled: bulk.template_id !== null });
  if (bulk.template_id === null) return <Text size="sm" c="dimmed"><Trans>Choose a template first.</Trans></Text>;
  return <Loaded query={query}>{(template) => <ValuesForm {...props} template={template} />}</Loaded>;
}

function ValuesForm({ storeId, bulk, columns, template, onNext }: ValuesStepProps & { readonly template: Template }) {
  const { t } = useLingui();
  const update = useUpdateBulkMessage(storeId, bulk.id);
  const variables = askedVariables(componentsOf(template), template.format);
  const [isBusy, onBusy] = useBusy();
  const [type, setType] = useState(bulk.variable_type);
  const [values, setValues] = useState<Readonly<Record<string, BulkValue>>>(bulk.values as Record<string, BulkValue>);
  const isDirty = type !== bulk.variable_type || JSON.stringify(values) !== JSON.stringify(bulk.values);
  useUnsavedGuard(isDirty);
  const saved = (): object => ({ variable_type: type, values: type === 'unique' ? values : Object.fromEntries(Object.entries(values).map(([key, { text, fallback }]) => [key, { text: text ?? fallback ?? '' }])) });
  const save = (then?: () => void): void => update.mutate(saved(), then ? { onSuccess: then } : {});
  const choices = [{ value: '', label: t`The same text for everybody` }, { value: 'recipient_name', label: t`Name of the recipient` }, { value: 'mobile_number', label: t`Mobile number` }, ...columns.map((column) => ({ value: column, label: column }))];
  if (variables.length === 0) {
    return (
      <div className={classes['split']}>
        <Stack><Text size="sm"><Trans>This template has no gaps: everybody reads the same.</Trans></Text><Group justify="flex-end"><Button onClick={onNext}><Trans>Next: when</Trans></Button></Group></Stack>
        <Samples storeId={storeId} bulkId={bulk.id} />
      </div>
    );
  }
  return (
    <div className={classes['split']}>
      <Stack>
        <div><SegmentedControl aria-label={t`Kind of values`} value={type} onChange={(value) => setType(value === 'unique' ? 'unique' : 'common')} data={[{ value: 'common', label: t`Common` }, { value: 'unique', label: t`Unique` }]} /></div>
        <Text size="sm" c="dimmed">{type === 'common' ? t`One value for everybody.` : t`A value of each recipient, and a text for those who have none.`}</Text>
        {variables.map((variable) => (
          <ValueField
            key={variable.key} storeId={storeId} template={template} variable={variable} value={values[variable.key] ?? {}} isUnique={type === 'unique'} columns={choices}
            onChange={(value) => setValues((before) => ({ ...before, [variable.key]: value }))} onBusy={onBusy}
          />
        ))}
        <FormError error={update.error} />
        <Group justify="space-between">
          <Button variant="default" disabled={!isDirty || isBusy} loading={update.isPending} onClick={() => save()}><Trans>Show what they read</Trans></Button>
          <Button disabled={isBusy} loading={update.isPending} onClick={() => save(onNext)}><Trans>Next: when</Trans></Button>
        </Group>
      </Stack>
      <Samples storeId={storeId} bulkId={bulk.id} />
    </div>
  );
}

interface ValueFieldProps {
  readonly storeId: string;
  readonly template: Template;
  readonly variable: TemplateVariable;
  readonly value: BulkValue;
  readonly isUnique: boolean;
  readonly columns: readonly { value: string; label: string }[];
  readonly onChange: (value: BulkValue) => void;
  readonly onBusy: (isBusy: boolean) => void;
}

function ValueField({ storeId, template, variable, value, isUnique, columns, onChange, onBusy }: ValueFieldProps) {
  const { t } = useLingui();
  const labelOf = useLabelOfVariable();
  const label = labelOf(variable);
  const { key, type, required, card } = variable;
  const components = componentsOf(template);
  const column = isUnique ? value.column : undefined;
  const text = value.text ?? value.fallback ?? '';
  if (type === 'file') {
    const { format = 'image' } = (card === undefined ? components.header : components.cards?.[card]?.header) ?? {};
    return <FileField storeId={storeId} label={label} description={required ? undefined : t`Without one, the sample of the template is sent.`} format={format} has={text !== ''} error={undefined} onChange={(mediaId) => onChange({ text: mediaId ?? '' })} onBusy={onBusy} />;
  }
  const sample = components.samples[key];
  const input = { miw: 170, type, placeholder: sample ? t`For example ${sample}` : '' };
  return (
    <Group grow align="flex-end" preventGrowOverflow={false} role="group" aria-label={label}>
      {isUnique && (
        <NativeSelect
          miw={170} label={<bdi dir="ltr">{label}</bdi>} value={column ?? ''} data={[...columns]}
          onChange={(event) => onChange(event.currentTarget.value === '' ? { text } : { column: event.currentTarget.value, fallback: value.fallback ?? value.text ?? '' })}
        />
      )}
      {column === undefined
        ? <ValueInput {...input} label={isUnique ? t`Text` : <bdi dir="auto">{label}</bdi>} value={text} onValue={(next) => onChange({ text: next })} />
        : <ValueInput {...input} label={t`Where it is missing`} value={value.fallback ?? ''} onValue={(next) => onChange({ column, fallback: next })} />}
    </Group>
  );
}

interface ValueInputProps { readonly type: TemplateVariable['type']; readonly miw: number; readonly label: ReactNode; readonly placeholder: string; readonly value: string; readonly onValue: (value: string) => void }

function ValueInput({ type, value, onValue, placeholder, ...props }: ValueInputProps) {
  const { t } = useLingui();
  const { timezone } = useStore();
  if (type === 'time') return <MomentField {...props} description={t`In the time of the store: ${timezone.replaceAll('_', ' ')}`} timezone={timezone} moment={value} onMoment={onValue} />;
  if (type === 'products') return <ProductsField {...props} placeholder={placeholder} value={value} onChange={(event) => onValue(event.currentTarget.value)} />;
  return <TextInput {...props} placeholder={placeholder} maxLength={1024} dir={type === 'text' ? 'auto' : 'ltr'} value={value} onChange={(event) => onValue(event.currentTarget.value)} />;
}
