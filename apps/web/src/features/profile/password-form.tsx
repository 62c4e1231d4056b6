import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiError } from '../../shared/api/api.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { useMe } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { FormError } from '../../shared/page/states.js';
import { HeldForm } from '../../shared/form/held-form.js';
import { useChangePassword } from './api/change-password.js';

/** As the API counts. */
const PASSWORD_MIN = 10;

export function PasswordForm() {
  const { t } = useLingui();
  const { user } = useMe();
  const change = useChangePassword();
  const notices = useNotices();
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validate: { new_password: (value) => (value.length < PASSWORD_MIN ? t`Use at least ${PASSWORD_MIN} characters` : null) },
  });
  const isWrong = change.error instanceof ApiError && change.error.code === 'password.wrong';
  const save = form.onSubmit((values) => change.mutate(values, {
    onSuccess: () => {
      form.reset();
      notices.done(t`Your password is changed. Your other sessions have ended.`);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  const eye = { visibilityToggleButtonProps: { 'aria-label': t`Show or hide the password`, tabIndex: 0 } };
  return (
    <Section title={t`Password`} description={t`A new password ends all your other sessions.`}>
      <HeldForm isSaving={change.isPending} noValidate onSubmit={save}>
        <Stack maw={420}>
          <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
          <PasswordInput label={t`Present password`} autoComplete="current-password" required withAsterisk={false} {...eye} {...form.getInputProps('current_password')} error={isWrong ? t`The current password is wrong.` : form.errors['current_password']} />
          <PasswordInput label={t`New password`} description={t`At least 10 characters. A few unrelated words are good.`} autoComplete="new-password" required withAsterisk={false} {...eye} {...form.getInputProps('new_password')} />
          {!isWrong && <FormError error={change.error} />}
          <Group><Button type="submit" variant="default" loading={change.isPending}><Trans>Change the password</Trans></Button></Group>
        </Stack>
      </HeldForm>
    </Section>
  );
}
