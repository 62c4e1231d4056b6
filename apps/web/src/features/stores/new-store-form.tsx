import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { PlaceFields } from '../../shared/form/place-fields.js';
import { likelyPlace } from '../../shared/form/places.js';
import { FormError } from '../../shared/page/states.js';
import { HeldForm } from '../../shared/form/held-form.js';
import { useCreateStore } from './api/create-store.js';

/** @param onDone gets the new store's name in addresses */
export function NewStoreForm({ onDone }: { readonly onDone: (slug: string) => void }) {
  const { t, i18n } = useLingui();
  const create = useCreateStore();
  const form = useForm({
    initialValues: { name: '', ...likelyPlace(i18n.locale) },
    validate: { name: (value) => (value.trim() === '' ? t`Give the store a name` : null) },
  });
  return (
    <HeldForm isSaving={create.isPending} noValidate onSubmit={form.onSubmit((values) => create.mutate(values, { onSuccess: ({ slug }) => onDone(slug), onError: (error) => showFieldErrors(form, error) }))}>
      <Stack>
        <TextInput label={t`Name of the store`} required withAsterisk={false} data-autofocus {...form.getInputProps('name')} />
        <PlaceFields value={form.values} errors={form.errors} onChange={(place) => form.setValues(place)} />
        <FormError error={create.error} />
        <Button type="submit" loading={create.isPending}><Trans>Create the store</Trans></Button>
      </Stack>
    </HeldForm>
  );
}
