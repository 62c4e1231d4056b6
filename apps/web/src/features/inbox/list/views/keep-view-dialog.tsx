import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '../../../../shared/page/dialog.js';
import { showFieldErrors } from '../../../../shared/form/form-errors.js';
import { useNotices } from '../../../../shared/page/notices.js';
import { HeldForm } from '../../../../shared/form/held-form.js';
import type { Filter } from '../../search.js';
import { useCreateView } from './api/create-view.js';

interface KeepViewDialogProps {
  readonly storeId: string;
  readonly filter: Filter;
  readonly onClose: () => void;
}

/** Keeps the filters of now under a name. */
export function KeepViewDialog({ storeId, filter, onClose }: KeepViewDialogProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const create = useCreateView(storeId);
  const form = useForm({ initialValues: { name: '', shared: false } });
  const submit = form.onSubmit(({ name, shared }) => create.mutate({ name: name.trim(), shared, filter }, {
    onSuccess: () => {
      notices.done(t`The view is saved`);
      onClose();
    },
    onError: (error) => {
      if (!showFieldErrors(form, error)) notices.failed(error);
    },
  }));
  return (
    <Dialog onClose={onClose} title={t`Save this view`}>
      <HeldForm isSaving={create.isPending} onSubmit={submit} noValidate>
        <Stack>
          <TextInput label={t`Name of the view`} maxLength={60} dir="auto" data-autofocus {...form.getInputProps('name')} />
          <Switch label={t`For the whole team`} description={t`Otherwise only you see it.`} {...form.getInputProps('shared', { type: 'checkbox' })} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" loading={create.isPending} disabled={form.values.name.trim() === ''}><Trans>Save</Trans></Button>
          </Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}
