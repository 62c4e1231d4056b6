import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '../../../shared/page/dialog.js';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useAddWebsite } from './api/add-website.js';
import { WebsiteFields, type WebsiteValues } from './website-fields.js';

/** Lets a website be read. */
export function WebsiteDialog({ storeId, onClose }: { readonly storeId: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const add = useAddWebsite(storeId);
  const form = useForm<WebsiteValues & { url: string }>({
    initialValues: { url: '', depth: 1, schedule: 'weekly' }, validate: { url: (value) => (value.trim() === '' ? t`Write something here` : null) },
  });
  const submit = form.onSubmit(({ url, ...values }) => add.mutate({ ...values, url: withScheme(url.trim()) }, { onSuccess: onClose, onError: (error) => showFieldErrors(form, error) }));
  return (
    <Dialog onClose={onClose} title={t`Add a website`}>
      <HeldForm isSaving={add.isPending} noValidate onSubmit={submit}>
        <Stack>
          <TextInput
            label={t`Address`} description={t`The page where reading begins, for example your questions and answers.`} placeholder="https://shop.example/help" type="url" dir="ltr" inputMode="url" autoComplete="url"
            required withAsterisk={false} maxLength={2000} data-autofocus {...form.getInputProps('url')}
          />
          <WebsiteFields values={form.values} onChange={(values) => form.setValues(values)} />
          <FormError error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" loading={add.isPending}><Trans>Add</Trans></Button>
          </Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}

/** People write `shop.example`. */
function withScheme(address: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(address) && !/^[\w.-]+:\d/.test(address) ? address : `https://${address}`;
}
