import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Code, Group, Input, PasswordInput, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../../../shared/api/api.js';
import { Moment } from '../../../shared/formats/time.js';
import type { ProviderField } from '../../../shared/api/list-providers.js';
import type { AccountValues } from './account-values.js';
import { FieldLabel } from './field-label.js';

interface SealedFieldProps {
  readonly form: UseFormReturnType<AccountValues>;
  readonly field: ProviderField;
  readonly stored: Schemas['SecretViewDto'] | undefined;
  /** The stored value counts no longer. */
  readonly isAskedAgain: boolean;
  readonly mayChange: boolean;
}

/** A value that does not leave the server: whether it is set, its last letters, and a way to replace it. */
export function SealedField({ form, field, stored, isAskedAgain, mayChange }: SealedFieldProps) {
  const isSet = stored?.set === true;
  const storedAt = stored?.updated_at ?? '';
  // Which stored value is to be replaced: when a new one was saved, the mask is back by itself.
  const [replaced, setReplaced] = useState<string>();
  const isReplacing = replaced === storedAt;
  const path = `fields.${field.name}` as const;
  if (mayChange && (!isSet || isReplacing || isAskedAgain || form.values.fields[field.name] !== '')) {
    const keep = (): void => {
      setReplaced(undefined);
      form.setFieldValue(path, '');
    };
    return <SealedInput form={form} field={field} isAskedAgain={isAskedAgain && isSet} isReplacing={isReplacing} onKeep={isSet && !isAskedAgain ? keep : undefined} />;
  }
  return (
    <Input.Wrapper label={<FieldLabel field={field} />} labelElement="div" description={field.help}>
      <Group gap="sm" mt={4}>
        {isSet ? <Code dir="ltr" fz="sm">••••••••{stored.last4}</Code> : <Text size="sm" c="dimmed"><Trans>Not set</Trans></Text>}
        {storedAt !== '' && <Text size="xs" c="dimmed"><Trans>Saved <Moment at={storedAt} /></Trans></Text>}
        {mayChange && <ReplaceButton label={field.label} onClick={() => setReplaced(storedAt)} />}
      </Group>
    </Input.Wrapper>
  );
}

function ReplaceButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { t } = useLingui();
  return <Button variant="default" size="compact-sm" onClick={onClick} aria-label={t`Replace ${label}`}><Trans>Replace</Trans></Button>;
}

interface SealedInputProps {
  readonly form: UseFormReturnType<AccountValues>;
  readonly field: ProviderField;
  readonly isAskedAgain: boolean;
  readonly isReplacing: boolean;
  readonly onKeep: (() => void) | undefined;
}

function SealedInput({ form, field, isAskedAgain, isReplacing, onKeep }: SealedInputProps) {
  const { t } = useLingui();
  const element = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isReplacing) element.current?.focus();
  }, [isReplacing]);
  const description = (
    <>
      {isAskedAgain && <Text component="span" display="block" size="xs" fw={600} c="yellow"><Trans>Enter it again, because the address, the version or an id changed.</Trans></Text>}
      {field.help}
      {onKeep && <> <Anchor component="button" type="button" inherit onClick={onKeep}><Trans>Keep the stored one</Trans></Anchor></>}
    </>
  );
  const shared = { label: <FieldLabel field={field} />, description, dir: 'ltr', autoComplete: 'off', spellCheck: false, ref: element, styles: { label: { direction: 'inherit' } }, ...form.getInputProps(`fields.${field.name}`) } as const;
  if (field.kind === 'token') return <TextInput {...shared} />;
  return <PasswordInput {...shared} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t`Show or hide ${field.label}`, tabIndex: 0 }} />;
}
