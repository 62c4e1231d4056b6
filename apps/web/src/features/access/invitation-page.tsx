import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { MailX } from 'lucide-react';
import { useState } from 'react';
import { ApiError, type Schemas } from '../../shared/api/api.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { LinkButton } from '../../shared/page/links.js';
import { type Me, meQuery } from '../../shared/people/me.js';
import { ROLE_NAMES } from '../../shared/people/role-texts.js';
import { FormError, Loaded, State } from '../../shared/page/states.js';
import { useAcceptInvitation } from './api/accept-invitation.js';
import { useAcceptInvitationAsMe } from './api/accept-invitation-as-me.js';
import { invitationQuery } from './api/get-invitation.js';
import { Doorstep } from './doorstep.js';
import { useLanding } from './landing.js';
import { NewPassword, usePasswordRule, useToggleLabel } from './new-password.js';

export function InvitationPage() {
  const { t } = useLingui();
  const { token } = useParams({ from: '/invite/$token' });
  const invitation = useQuery(invitationQuery(token));
  const isGone = invitation.error instanceof ApiError && invitation.error.code === 'invitation.not_found';
  return (
    <Doorstep title={invitation.data ? t`Join ${invitation.data.store_name}` : t`Invitation`}>
      {isGone ? (
        <State icon={MailX} title={<Trans>This invitation no longer works</Trans>} actions={<LinkButton to="/login" variant="default"><Trans>Go to the login</Trans></LinkButton>}>
          <Trans>It was used, revoked or has expired. Ask the person who invited you to send a new one.</Trans>
        </State>
      ) : <Loaded query={invitation}>{(data) => <Answer token={token} invitation={data} />}</Loaded>}
    </Doorstep>
  );
}

function Answer({ token, invitation }: { readonly token: string; readonly invitation: Schemas['OpenInvitationDto'] }) {
  const { i18n } = useLingui();
  const { data: me } = useQuery({ ...meQuery, retry: false });
  const acceptAsMe = useAcceptInvitationAsMe(token);
  const land = useLanding();
  const landInside = (joined: Me): void => land(joined, storePath(joined, invitation.store_name, me));
  const [hasLogin, setHasLogin] = useState(false);
  const role = i18n._(ROLE_NAMES[invitation.role]);
  return (
    <Stack>
      <Text size="sm"><Trans>You are invited as <b>{role}</b>, by the address <bdi>{invitation.email}</bdi>.</Trans></Text>
      {me && (
        <>
          <FormError error={acceptAsMe.error} />
          <Button loading={acceptAsMe.isPending} onClick={() => acceptAsMe.mutate(undefined, { onSuccess: landInside })}><Trans>Join as {me.user.name}</Trans></Button>
          <Divider label={<Trans>or</Trans>} />
        </>
      )}
      <AnswerForm key={String(hasLogin)} token={token} hasLogin={hasLogin} onJoined={landInside} />
      <Anchor component="button" type="button" size="sm" onClick={() => setHasLogin(!hasLogin)}>
        {hasLogin ? <Trans>I have no login yet</Trans> : <Trans>I have a login with this address already</Trans>}
      </Anchor>
    </Stack>
  );
}

/** The store that somebody joined just now, also where there were others before. */
function storePath(joined: Me, name: string, before: Me | undefined): string {
  const known = before?.user.id === joined.user.id ? before.stores : [];
  const found = joined.stores.findLast(({ store }) => store.name === name && !known.some((mine) => mine.store.id === store.id));
  return found ? `/s/${found.store.slug}` : '/';
}

interface AnswerFormProps {
  readonly token: string;
  readonly hasLogin: boolean;
  readonly onJoined: (me: Me) => void;
}

function AnswerForm({ token, hasLogin, onJoined }: AnswerFormProps) {
  const { t } = useLingui();
  const accept = useAcceptInvitation(token);
  const passwordRule = usePasswordRule();
  const toggle = useToggleLabel();
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: hasLogin ? {} : { name: (value) => (value.trim() === '' ? t`Say how your team knows you` : null), password: passwordRule },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(({ name, password }) => accept.mutate(hasLogin ? { password } : { name, password }, { onSuccess: onJoined, onError: (error) => showFieldErrors(form, error) }))}>
      <Stack>
        {!hasLogin && <TextInput label={t`Your name`} autoComplete="name" required withAsterisk={false} {...form.getInputProps('name')} />}
        {hasLogin
          ? <PasswordInput label={t`Your present password`} autoComplete="current-password" required withAsterisk={false} {...toggle} {...form.getInputProps('password')} />
          : <NewPassword {...form.getInputProps('password')} />}
        <FormError error={accept.error} />
        <Button type="submit" loading={accept.isPending}><Trans>Join the store</Trans></Button>
      </Stack>
    </form>
  );
}
