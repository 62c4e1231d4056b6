import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Lock } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { CopyField } from '../../shared/form/copy-field.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { type Store, useIsAtLeast, useStore } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { Page, Section } from '../../shared/page/page.js';
import { PlaceFields } from '../../shared/form/place-fields.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { FormError } from '../../shared/page/states.js';
import { ConsentSettings } from './consent-settings.js';
import { useUpdateStore } from './api/update-store.js';

export function StoreSettingsPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  return (
    <Page title={t`Store`} place={store.name} description={<Trans>The name your team sees, and where the store is: what prices, times and phone numbers are written in.</Trans>}>
      {!mayChange && <Alert variant="light" color="gray" icon={<Lock size={18} aria-hidden />}><Trans>Agents can look at this page. Ask an owner or admin to change something.</Trans></Alert>}
      <StoreForm key={store.id} store={store} mayChange={mayChange} />
      <ConsentSettings key={`consent ${store.id}`} storeId={store.id} mayChange={mayChange} />
      <Section title={t`For integrations`} description={<Trans>The REST API names this store by its id.</Trans>}><CopyField label={t`Store id`} value={store.id} /></Section>
    </Page>
  );
}

function StoreForm({ store, mayChange }: { readonly store: Store; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const update = useUpdateStore(store.id);
  const notices = useNotices();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm({
    initialValues: { name: store.name, country: store.country, currency: store.currency, timezone: store.timezone, locale: store.locale },
    validate: { name: (value) => (value.trim() === '' ? t`Give the store a name` : null) },
  });
  useShortcuts(useMemo(() => ({ title: t`Store`, shortcuts: mayChange ? [{ keys: '$mod+s', label: t`Save`, run: () => element.current?.requestSubmit() }] : [] }), [t, mayChange]));
  const save = form.onSubmit((values) => update.mutate(values, {
    onSuccess: (saved) => {
      form.resetDirty({ ...values, name: saved.name });
      notices.done(t`The store is saved`);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  return (
    <form ref={element} noValidate onSubmit={save} data-stays>
      <Section>
        <Stack>
          <TextInput label={t`Name of the store`} required withAsterisk={false} readOnly={!mayChange} {...form.getInputProps('name')} />
          <PlaceFields value={form.values} errors={form.errors} disabled={!mayChange} onChange={(place) => form.setValues(place)} />
          <FormError error={update.error} />
          {mayChange && (
            <Group justify="flex-end">
              {form.isDirty() && <Text size="sm" c="dimmed"><Trans>Not saved yet</Trans></Text>}
              <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}><Trans>Save</Trans></Button>
            </Group>
          )}
        </Stack>
      </Section>
    </form>
  );
}
