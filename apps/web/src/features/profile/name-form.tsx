import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { takeSaved } from '../../shared/form/take-saved.js';
import { useMe } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { FormError } from '../../shared/page/states.js';
import { useUpdateMe } from './api/update-me.js';

export function NameForm() {
  const { t } = useLingui();
  const { user } = useMe();
  const update = useUpdateMe();
  const notices = useNotices();
  const form = useForm({ initialValues: { name: user.name }, validate: { name: (value) => (value.trim() === '' ? t`Say how your team knows you` : null) } });
  const save = form.onSubmit((values) => update.mutate(values, {
    onSuccess: ({ user: { name } }) => {
      takeSaved(form, values, { name });
      notices.done(t`Your name is saved`);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  return (
    <Section title={t`You`}>
      <form noValidate onSubmit={save} data-stays>
        <Stack maw={420}>
          <TextInput label={t`Your name`} description={t`Your team sees it beside your messages.`} autoComplete="name" required withAsterisk={false} {...form.getInputProps('name')} />
          <TextInput label={t`E-mail`} value={user.email} readOnly dir="ltr" />
          <FormError error={update.error} />
          <Group><Button type="submit" loading={update.isPending} disabled={!form.isDirty()}><Trans>Save</Trans></Button></Group>
        </Stack>
      </form>
    </Section>
  );
}
