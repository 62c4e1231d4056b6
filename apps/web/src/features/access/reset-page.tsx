import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useParams } from '@tanstack/react-router';
import { CircleCheck, Link2Off } from 'lucide-react';
import { ApiError } from '../../shared/api/api.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { LinkButton } from '../../shared/page/links.js';
import { FormError, State } from '../../shared/page/states.js';
import { useResetPassword } from './api/reset-password.js';
import { Doorstep } from './doorstep.js';
import { NewPassword, usePasswordRule } from './new-password.js';

export function ResetPage() {
  const { t } = useLingui();
  const { token } = useParams({ from: '/reset/$token' });
  const reset = useResetPassword(token);
  const passwordRule = usePasswordRule();
  const form = useForm({ initialValues: { password: '' }, validate: { password: passwordRule } });
  const isGone = reset.error instanceof ApiError && reset.error.code === 'link.invalid';
  if (reset.isSuccess || isGone) {
    return (
      <Doorstep title={t`Reset your password`}>
        {isGone ? (
          <State icon={Link2Off} title={<Trans>This link was used or has expired</Trans>} actions={<LinkButton to="/reset"><Trans>Send a new one</Trans></LinkButton>} />
        ) : (
          <State icon={CircleCheck} color="teal" title={<Trans>Your password is changed</Trans>} actions={<LinkButton to="/login"><Trans>Log in</Trans></LinkButton>}>
            <Trans>All your sessions have ended.</Trans>
          </State>
        )}
      </Doorstep>
    );
  }
  return (
    <Doorstep title={t`Choose a new password`}>
      <form noValidate onSubmit={form.onSubmit(({ password }) => reset.mutate(password, { onError: (error) => showFieldErrors(form, error) }))}>
        <Stack>
          <NewPassword label={t`New password`} {...form.getInputProps('password')} />
          <FormError error={reset.error} />
          <Button type="submit" loading={reset.isPending}><Trans>Change the password</Trans></Button>
        </Stack>
      </form>
    </Doorstep>
  );
}
