import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Code, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { ExternalLink, MapPin, TriangleAlert } from 'lucide-react';
import type { Schemas } from '../../../shared/api/api.js';
import type { SetupField } from '../api/get-channel-setup.js';
import { cleanPasted } from './wizard.js';

interface CredentialFieldProps {
  readonly field: SetupField;
  readonly value: string;
  readonly error: string | undefined;
  /** What is known of a secret that was saved before. */
  readonly saved: Schemas['SecretViewDto'] | undefined;
  onChange(value: string): void;
}

/** One value from the provider: what it is, where it is found, and what goes wrong with it. */
export function CredentialField({ field, value, error, saved, onChange }: CredentialFieldProps) {
  const { t } = useLingui();
  const { name, label, meaning, secret, example, default: usual, warning, max_length: max } = field;
  const common = {
    name, label, description: meaning, value, error, dir: 'ltr' as const, autoComplete: 'off', spellCheck: false, maxLength: max + 40,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(cleanPasted(event.currentTarget.value)),
    styles: { input: { fontFamily: 'var(--mantine-font-family-monospace)' } },
  };
  const mask = saved?.set ? `••••••••${saved.last4 ?? ''}` : '';
  return (
    <Stack gap={8}>
      {secret
        ? <PasswordInput {...common} placeholder={mask} visibilityToggleButtonProps={{ 'aria-label': t`Show ${label}` }} />
        : <TextInput {...common} placeholder={usual ?? (example === null ? '' : t`for example ${example}`)} inputMode={field.pattern?.startsWith('^\\d') ? 'numeric' : 'text'} />}
      {saved?.set && value === '' && <Text size="xs" c="dimmed"><Trans>It is saved. Leave the field empty to keep it.</Trans></Text>}
      <Place field={field} />
      {warning !== null && <Alert color="yellow" variant="light" p="sm" icon={<TriangleAlert size={18} aria-hidden />}><Text size="sm">{warning}</Text></Alert>}
    </Stack>
  );
}

function Place({ field: { place, help, link, label } }: { readonly field: SetupField }) {
  const { t } = useLingui();
  const text = help ?? place;
  if (text === null) return null;
  return (
    <Text size="xs" c="dimmed" component="div" style={{ display: 'flex', gap: 6 }}>
      <MapPin size={14} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <span>
        {text.split('`').map((part, index) => (index % 2 === 1 ? <Code key={part} fz="inherit">{part}</Code> : part))}
        {link !== null && <> <Anchor href={link} target="_blank" rel="noreferrer" inherit aria-label={t`${label}: open the page in a new tab`}><ExternalLink size={13} aria-hidden style={{ verticalAlign: '-2px' }} /></Anchor></>}
      </span>
    </Text>
  );
}
