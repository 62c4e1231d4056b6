import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Collapse, Stack, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronDown, CircleAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { FormError } from '../../../shared/page/states.js';
import { useConnectChannel } from '../api/connect-channel.js';
import type { SetupField } from '../api/get-channel-setup.js';
import { useProblemText } from '../problem-texts.js';
import { CredentialField } from './credential-field.js';
import { StepFrame } from './step-frame.js';
import type { StepProps } from './wizard.js';

type Errors = Readonly<Record<string, string>>;

/** The form of the channel: checked at the provider, then saved (R18-R23). */
export function CredentialsStep({ storeId, setup, step, typed, onType, go, back }: StepProps) {
  const { t, i18n } = useLingui();
  const { guide: { fields, steps }, account, provider } = setup;
  const connect = useConnectChannel(storeId, provider, i18n.locale);
  const text = useProblemText();
  const form = useRef<HTMLDivElement>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [isOpen, { toggle, open }] = useDisclosure(fields.some(({ advanced, name, default: usual }) => advanced && (typed[name] ?? usual) !== usual));
  // The first value is pasted without a click before it.
  useEffect(() => form.current?.querySelector('input')?.focus({ preventScroll: true }), []);
  const show = (found: Errors): void => {
    setErrors(found);
    const first = fields.find(({ name }) => found[name] !== undefined);
    if (first?.advanced) open();
    if (first) form.current?.querySelector<HTMLInputElement>(`[name="${first.name}"]`)?.focus();
  };
  const complaintOf = ({ name, label, required, pattern, secret, default: usual }: SetupField): string | undefined => {
    const value = typed[name] ?? '';
    if (value === '') return required && usual === null && !(secret && account?.secrets[name]?.set) ? t`Enter the ${label}` : undefined;
    return pattern !== null && !new RegExp(pattern, 'u').test(value) ? t`This does not look like the ${label}` : undefined;
  };
  const submit = (): void => {
    if (connect.isPending) return;
    const found = Object.fromEntries(fields.flatMap((field) => {
      const complaint = complaintOf(field);
      return complaint === undefined ? [] : [[field.name, complaint]];
    }));
    show(found);
    if (Object.keys(found).length > 0) return;
    connect.mutate(Object.fromEntries(fields.map(({ name }) => [name, typed[name] ?? ''])), {
      onSuccess: () => {
        onType(Object.fromEntries(Object.entries(typed).filter(([name]) => !fields.some((field) => field.name === name && field.secret))));
        go(steps[steps.findIndex(({ kind }) => kind === 'credentials') + 1]?.kind ?? 'done');
      },
      onError: (error) => show(fieldErrors(error, text)),
    });
  };
  const field = (each: SetupField) => (
    <CredentialField
      key={each.name} field={each} value={typed[each.name] ?? ''} error={errors[each.name]} saved={account?.secrets[each.name]}
      onChange={(value) => onType({ ...typed, [each.name]: value })}
    />
  );
  const others = otherComplaints(connect.error, fields, text);
  return (
    <StepFrame step={step} back={back} onSubmit={submit} action={<Button type="submit" loading={connect.isPending}>{step.action}</Button>}>
      <Stack ref={form} gap="lg">
        {fields.filter(({ advanced }) => !advanced).map(field)}
        <div>
          <UnstyledButton onClick={toggle} aria-expanded={isOpen} aria-controls="setup-advanced" fz="sm" c="dimmed" fw={500}>
            <Trans>Advanced settings</Trans> <ChevronDown size={14} aria-hidden style={{ verticalAlign: '-2px', rotate: isOpen ? '180deg' : '0deg' }} />
          </UnstyledButton>
          <Collapse expanded={isOpen} id="setup-advanced"><Stack pt="md">{fields.filter(({ advanced }) => advanced).map(field)}</Stack></Collapse>
        </div>
        {setup.loses_default && <LostDefault name={setup.loses_default.name} />}
        {others.length > 0 && <Alert color="red" variant="light" role="alert" icon={<CircleAlert size={18} aria-hidden />}>{others.join(' · ')}</Alert>}
        {!(connect.error instanceof ApiError && (connect.error.details.fields ?? []).length > 0) && <FormError error={connect.error} />}
      </Stack>
    </StepFrame>
  );
}

/** Said before anything is saved (R196). */
function LostDefault({ name }: { readonly name: string }) {
  const holder = <bdi>{name}</bdi>;
  return <Alert color="yellow" variant="light" p="sm" icon={<TriangleAlert size={18} aria-hidden />}><Trans>Saving makes this account the default for outgoing messages; {holder} is no longer it.</Trans></Alert>;
}

type TextOf = ReturnType<typeof useProblemText>;

/** The API's complaints by field. */
function fieldErrors(error: unknown, text: TextOf): Errors {
  const complaints = error instanceof ApiError ? error.details.fields ?? [] : [];
  return Object.fromEntries(complaints.map(({ pointer, code, detail }) => [pointer.replace('/fields/', ''), text({ code, text: detail })]));
}
/** Complaints about nothing that stands in the form. */
function otherComplaints(error: unknown, fields: readonly SetupField[], text: TextOf): string[] {
  return Object.entries(fieldErrors(error, text)).flatMap(([name, complaint]) => (fields.some((field) => field.name === name) ? [] : [complaint]));
}
