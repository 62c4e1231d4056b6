import { type Scope, SCOPES } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '../../shared/page/dialog.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { FormError } from '../../shared/page/states.js';
import { HeldForm } from '../../shared/form/held-form.js';
import { useCreateApiKey } from './api/create-api-key.js';
import { KeyValue } from './key-value.js';
import { SCOPE_TEXTS } from './scope-texts.js';

const DAY_MS = 24 * 60 * 60_000;
const READ_ONLY = SCOPES.filter((scope) => scope.endsWith(':read'));
const SENDING: readonly Scope[] = ['messages:send', 'conversations:read', 'customers:read', 'media:write'];

/** @param days a number of them, '' for never */
function daysFromNow(days: string): string | null {
  return days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
}

export function NewKeyDialog({ storeId, onClose }: { readonly storeId: string; readonly onClose: () => void }) {
  const { t, i18n } = useLingui();
  const create = useCreateApiKey(storeId);
  const form = useForm<{ name: string; scopes: string[]; days: string }>({
    initialValues: { name: '', scopes: [...READ_ONLY], days: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t`Say what the key is for` : null),
      scopes: (value) => (value.length === 0 ? t`Choose at least one` : null),
    },
  });
  const presets: readonly (readonly [string, readonly Scope[]])[] = [[t`Read only`, READ_ONLY], [t`Send messages`, SENDING], [t`Everything`, SCOPES]];
  const save = form.onSubmit(({ name, scopes, days }) => create.mutate(
    { name, scopes: SCOPES.filter((scope) => scopes.includes(scope)), expires_at: daysFromNow(days) },
    { onError: (error) => showFieldErrors(form, error) },
  ));
  return (
    <Dialog onClose={onClose} size="lg" title={create.data ? t`The key is ready` : t`Create a key`} closeOnClickOutside={false}>
      {create.data ? (
        <Stack><KeyValue storeId={storeId} value={create.data.value} /><Group justify="flex-end"><Button onClick={onClose}><Trans>Done</Trans></Button></Group></Stack>
      ) : (
        <HeldForm isSaving={create.isPending} noValidate onSubmit={save}>
          <Stack>
            <TextInput label={t`Name`} placeholder={t`Web shop`} required withAsterisk={false} data-autofocus {...form.getInputProps('name')} />
            <Checkbox.Group label={t`What it may do`} {...form.getInputProps('scopes')}>
              <Group gap={6} my={6}>{presets.map(([label, scopes]) => <Button key={label} size="compact-xs" variant="default" onClick={() => form.setFieldValue('scopes', [...scopes])}>{label}</Button>)}</Group>
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs" mb={4}>
                {SCOPES.map((scope) => <Checkbox key={scope} value={scope} label={<Text size="sm" component="span">{i18n._(SCOPE_TEXTS[scope])}</Text>} description={<bdi dir="ltr">{scope}</bdi>} />)}
              </SimpleGrid>
            </Checkbox.Group>
            <NativeSelect label={t`Works`} data={[{ value: '', label: t`until it is revoked` }, { value: '30', label: t`for 30 days` }, { value: '90', label: t`for 90 days` }, { value: '365', label: t`for a year` }]} {...form.getInputProps('days')} />
            <FormError error={create.error} />
            <Group justify="flex-end"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button type="submit" loading={create.isPending}><Trans>Create the key</Trans></Button></Group>
          </Stack>
        </HeldForm>
      )}
    </Dialog>
  );
}
