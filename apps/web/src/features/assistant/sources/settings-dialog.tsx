import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '../../../shared/page/dialog.js';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import type { Source } from './api/list-sources.js';
import { useUpdateSource } from './api/update-source.js';
import { WebsiteFields } from './website-fields.js';

/** The name of a source; of a website also how it is read. */
export function SettingsDialog({ storeId, source, onClose }: { readonly storeId: string; readonly source: Source; readonly onClose: () => void }) {
  const { t } = useLingui();
  const { website } = source;
  const update = useUpdateSource(storeId, source.id);
  const form = useForm({
    initialValues: { title: source.title, depth: website?.depth ?? 0, schedule: website?.schedule ?? 'never' },
    validate: { title: (value) => (value.trim() === '' ? t`Write something here` : null) },
  });
  const submit = form.onSubmit(({ title, ...values }) => update.mutate({ title, ...(website ? values : {}) }, { onSuccess: onClose, onError: (error) => showFieldErrors(form, error) }));
  return (
    <Dialog onClose={onClose} title={website ? t`Change` : t`Rename`}>
      <HeldForm isSaving={update.isPending} noValidate onSubmit={submit}>
        <Stack>
          <TextInput label={t`Name`} description={website ? undefined : t`The assistant finds the text by this name too.`} required withAsterisk={false} maxLength={300} data-autofocus {...form.getInputProps('title')} />
          {website && <WebsiteFields values={form.values} onChange={(values) => form.setValues(values)} />}
          <FormError error={update.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" loading={update.isPending}><Trans>Save</Trans></Button>
          </Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}
