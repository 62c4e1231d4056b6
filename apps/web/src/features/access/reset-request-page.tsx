import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { MailCheck } from 'lucide-react';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { LinkAnchor } from '../../shared/page/links.js';
import { FormError, State } from '../../shared/page/states.js';
import { useRequestPasswordReset } from './api/request-password-reset.js';
import { Doorstep } from './doorstep.js';

export function ResetRequestPage() {
  const { t } = useLingui();
  const request = useRequestPasswordReset();
  const form = useForm({ initialValues: { email: '' }, validate: { email: (value) => (/^\S+@\S+$/.test(value) ? null : t`Write a complete e-mail address`) } });
  return (
    <Doorstep title={t`Reset your password`} footer={<LinkAnchor to="/login" underline="always"><Trans>Back to the login</Trans></LinkAnchor>}>
      {request.isSuccess ? (
        <State icon={MailCheck} color="teal" title={<Trans>Look into your mailbox</Trans>}>
          <Trans>If somebody here has this address, a link is on its way to it. It works for 30 minutes.</Trans>
        </State>
      ) : (
        <form noValidate onSubmit={form.onSubmit(({ email }) => request.mutate(email, { onError: (error) => showFieldErrors(form, error) }))}>
          <Stack>
            <TextInput label={t`E-mail`} type="email" autoComplete="username" required withAsterisk={false} dir="ltr" {...form.getInputProps('email')} />
            <FormError error={request.error} />
            <Button type="submit" loading={request.isPending}><Trans>Send me a link</Trans></Button>
          </Stack>
        </form>
      )}
    </Doorstep>
  );
}
