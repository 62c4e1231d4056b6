import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Me } from '../../shared/people/me.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { FormError } from '../../shared/page/states.js';
import { useLogIn } from './api/log-in.js';
import { useToggleLabel } from './new-password.js';

interface LoginFormProps {
  /** Filled in already, when it is known who will log in. */
  readonly email?: string | undefined;
  readonly onDone: (me: Me) => void;
}

export function LoginForm({ email = '', onDone }: LoginFormProps) {
  const { t } = useLingui();
  const logIn = useLogIn();
  const form = useForm({ mode: 'uncontrolled', initialValues: { email, password: '' } });
  const toggle = useToggleLabel();
  return (
    <form onSubmit={form.onSubmit((values) => logIn.mutate(values, { onSuccess: onDone, onError: (error) => showFieldErrors(form, error) }))}>
      <Stack>
        <TextInput label={t`E-mail`} type="email" autoComplete="username" required withAsterisk={false} dir="ltr" {...form.getInputProps('email')} key={form.key('email')} />
        <PasswordInput label={t`Password`} autoComplete="current-password" required withAsterisk={false} {...toggle} {...form.getInputProps('password')} key={form.key('password')} />
        <FormError error={logIn.error} />
        <Button type="submit" loading={logIn.isPending} fullWidth><Trans>Log in</Trans></Button>
      </Stack>
    </form>
  );
}
