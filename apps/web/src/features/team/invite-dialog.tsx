import { atLeast, type Role, ROLES } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '../../shared/page/dialog.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { useStore } from '../../shared/people/me.js';
import { ROLE_NAMES } from '../../shared/people/role-texts.js';
import { FormError } from '../../shared/page/states.js';
import { HeldForm } from '../../shared/form/held-form.js';
import { useCreateInvitation } from './api/create-invitation.js';
import { InvitationLink } from './invitations.js';

export function InviteDialog({ storeId, onClose }: { readonly storeId: string; readonly onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { role: mine } = useStore();
  const create = useCreateInvitation(storeId);
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: '', role: 'agent' },
    validate: { email: (value) => (/^\S+@\S+$/.test(value) ? null : t`Write a complete e-mail address`) },
  });
  const another = (): void => {
    create.reset();
    form.setFieldValue('email', '');
  };
  return (
    <Dialog onClose={onClose} title={create.data ? t`${create.data.email} is invited` : t`Invite somebody`}>
      {create.data ? (
        <Stack>
          <InvitationLink link={create.data.link} />
          <Group justify="flex-end"><Button variant="default" onClick={another}><Trans>Invite another</Trans></Button><Button onClick={onClose}><Trans>Done</Trans></Button></Group>
        </Stack>
      ) : (
        <HeldForm isSaving={create.isPending} noValidate onSubmit={form.onSubmit((values) => create.mutate(values, { onError: (error) => showFieldErrors(form, error) }))}>
          <Stack>
            <TextInput label={t`E-mail`} type="email" required withAsterisk={false} dir="ltr" data-autofocus autoComplete="off" {...form.getInputProps('email')} />
            <NativeSelect label={t`Role`} data={ROLES.filter((role) => atLeast(mine, role)).map((role) => ({ value: role, label: i18n._(ROLE_NAMES[role]) }))} {...form.getInputProps('role')} />
            <FormError error={create.error} />
            <Group justify="flex-end"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button type="submit" loading={create.isPending}><Trans>Invite</Trans></Button></Group>
          </Stack>
        </HeldForm>
      )}
    </Dialog>
  );
}
