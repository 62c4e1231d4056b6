import { Group, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { TriangleAlert } from 'lucide-react';
import type { Account } from '../api/list-accounts.js';
import type { Provider, ProviderField } from '../../../shared/api/list-providers.js';
import { type AccountValues, isRebound, isSealed } from './account-values.js';
import { FieldLabel } from './field-label.js';
import { SealedField } from './sealed-field.js';

interface ProviderFieldsProps {
  readonly form: UseFormReturnType<AccountValues>;
  readonly provider: Provider;
  readonly account: Account | undefined;
  readonly mayChange: boolean;
}

/** The fields of one provider, drawn from its data. */
export function ProviderFields({ form, provider, account, mayChange }: ProviderFieldsProps) {
  const rebound = account !== undefined && isRebound(provider, account, form.values);
  return (
    <Stack>
      {provider.fields.map((field) => (isSealed(field)
        ? <SealedField key={`${provider.id} ${field.name}`} form={form} field={field} stored={account?.secrets[field.name]} isAskedAgain={rebound && field.kind === 'secret'} mayChange={mayChange} />
        : <OpenField key={`${provider.id} ${field.name}`} form={form} field={field} mayChange={mayChange} />
      ))}
    </Stack>
  );
}

function OpenField({ form, field, mayChange }: { readonly form: UseFormReturnType<AccountValues>; readonly field: ProviderField; readonly mayChange: boolean }) {
  const value = form.values.fields[field.name] ?? '';
  const cautions = field.cautions.filter(({ pattern }) => new RegExp(pattern, 'u').test(value.trim()));
  return (
    <Stack gap={6}>
      <TextInput
        label={<FieldLabel field={field} />} description={field.help} placeholder={field.example ?? field.default ?? ''} dir="ltr" readOnly={!mayChange} spellCheck={false} autoComplete="off"
        {...form.getInputProps(`fields.${field.name}`)} styles={{ label: { direction: 'inherit' } }}
      />
      {cautions.map(({ code, text }) => (
        <Group key={code} gap={6} wrap="nowrap" c="yellow" role="status">
          <TriangleAlert size={16} style={{ flex: 'none' }} aria-hidden />
          <Text size="sm" c="inherit">{text.replaceAll('{value}', value.trim())}</Text>
        </Group>
      ))}
    </Stack>
  );
}
