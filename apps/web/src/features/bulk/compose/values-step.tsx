import { variablesOf, type BulkValue, type TemplateComponents } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../shared/page/states.js';
import { FormError } from '../../../shared/page/states.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
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
  const variables = variablesOf(template.components as unknown as TemplateComponents, template.format);
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
        {variables.map(({ key, type: kind }) => (
          <ValueField
            key={key} name={key} kind={kind} value={values[key] ?? {}} isUnique={type === 'unique'} columns={choices} sample={(template.components.samples as Record<string, string> | undefined)?.[key]}
            onChange={(value) => setValues((before) => ({ ...before, [key]: value }))}
          />
        ))}
        <FormError error={update.error} />
        <Group justify="space-between">
          <Button variant="default" disabled={!isDirty} loading={update.isPending} onClick={() => save()}><Trans>Show what they read</Trans></Button>
          <Button loading={update.isPending} onClick={() => save(onNext)}><Trans>Next: when</Trans></Button>
        </Group>
      </Stack>
      <Samples storeId={storeId} bulkId={bulk.id} />
    </div>
  );
}

interface ValueFieldProps {
  readonly name: string;
  readonly kind: string;
  readonly value: BulkValue;
  readonly isUnique: boolean;
  readonly columns: readonly { value: string; label: string }[];
  readonly sample: string | undefined;
  readonly onChange: (value: BulkValue) => void;
}

function ValueField({ name, kind, value, isUnique, columns, sample, onChange }: ValueFieldProps) {
  const { t } = useLingui();
  const label = kind === 'file' ? t`File of the header` : name.startsWith('button.') ? t`Button ${Number(name.slice(7)) + 1}` : `{{${name}}}`;
  const placeholder = sample === undefined || sample === '' ? '' : t`For example ${sample}`;
  const column = isUnique ? value.column : undefined;
  return (
    <Group grow align="flex-end" preventGrowOverflow={false}>
      {isUnique && (
        <NativeSelect
          miw={170} label={<bdi dir="ltr">{label}</bdi>} value={column ?? ''} data={[...columns]}
          onChange={(event) => onChange(event.currentTarget.value === '' ? { text: value.text ?? value.fallback ?? '' } : { column: event.currentTarget.value, fallback: value.fallback ?? value.text ?? '' })}
        />
      )}
      {column === undefined
        ? <TextInput miw={170} label={isUnique ? t`Text` : <bdi dir="ltr">{label}</bdi>} placeholder={placeholder} maxLength={1024} dir="auto" value={value.text ?? value.fallback ?? ''} onChange={(event) => onChange({ text: event.currentTarget.value })} />
        : <TextInput miw={170} label={t`Where it is missing`} placeholder={placeholder} maxLength={1024} dir="auto" value={value.fallback ?? ''} onChange={(event) => onChange({ column, fallback: event.currentTarget.value })} />}
    </Group>
  );
}
