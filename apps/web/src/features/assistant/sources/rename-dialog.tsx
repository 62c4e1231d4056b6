import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { showFieldErrors } from '../../../shared/form-errors.js';
import { FormError } from '../../../shared/states.js';
import type { Source } from './api/list-sources.js';
import { useUpdateSource } from './api/update-source.js';

export function RenameDialog({ storeId, source, onClose }: { readonly storeId: string; readonly source: Source; readonly onClose: () => void }) {
  const { t } = useLingui();
  const update = useUpdateSource(storeId, source.id);
  const form = useForm({ initialValues: { title: source.title }, validate: { title: (value) => (value.trim() === '' ? t`Write something here` : null) } });
  return (
    <Modal opened onClose={onClose} title={t`Rename`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <form noValidate onSubmit={form.onSubmit((values) => update.mutate(values, { onSuccess: onClose, onError: (error) => showFieldErrors(form, error) }))}>
        <Stack>
          <TextInput label={t`Name`} description={t`The assistant finds the text by this name too.`} required withAsterisk={false} maxLength={300} data-autofocus {...form.getInputProps('title')} />
          <FormError error={update.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" loading={update.isPending}><Trans>Save</Trans></Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
