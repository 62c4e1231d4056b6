import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import type { Schemas } from '../../shared/api/api.js';
import { Modal } from '../../shared/page/layers.js';
import { useConfirm } from '../../shared/page/confirm.js';
import { CopyField } from '../../shared/form/copy-field.js';
import { List, ListRow, MoreRows } from '../../shared/list/list.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { ROLE_NAMES } from '../../shared/people/role-texts.js';
import { Loaded } from '../../shared/page/states.js';
import { Moment } from '../../shared/formats/time.js';
import { invitationsQuery } from './api/list-invitations.js';
import { useResendInvitation } from './api/resend-invitation.js';
import { useRevokeInvitation } from './api/revoke-invitation.js';

/** Invitations that nobody has accepted yet; nothing at all while there are none. */
export function Invitations({ storeId }: { readonly storeId: string }) {
  const { t } = useLingui();
  const query = useInfiniteQuery(invitationsQuery(storeId));
  if (query.data?.length === 0) return null;
  return (
    <Section p={0} title={t`Open invitations`}>
      <Loaded query={query}>
        {(invitations) => <List label={t`Open invitations`}>{invitations.map((invitation) => <InvitationRow key={invitation.id} storeId={storeId} invitation={invitation} />)}</List>}
      </Loaded>
      <MoreRows query={query} />
    </Section>
  );
}

function InvitationRow({ storeId, invitation }: { readonly storeId: string; readonly invitation: Schemas['InvitationDto'] }) {
  const { t, i18n } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const resend = useResendInvitation(storeId);
  const revoke = useRevokeInvitation(storeId);
  const { email } = invitation;
  const ask = (): void => confirm({
    title: t`Revoke the invitation?`, body: <Trans>The link that {email} got stops working.</Trans>, action: t`Revoke`,
    run: () => revoke.mutate(invitation.id, { onError: notices.failed, onSuccess: () => notices.done(t`The invitation is revoked`) }),
  });
  return (
    <ListRow>
      <Mail size={20} aria-hidden />
      <Stack gap={0} flex="1 1 180px" miw={0}>
        <Text size="sm" fw={500} truncate dir="ltr">{email}</Text>
        <Text size="xs" c="dimmed">{i18n._(ROLE_NAMES[invitation.role])} · {invitation.expired ? <Trans>expired</Trans> : <Trans>expires <Moment at={invitation.expires_at} /></Trans>}</Text>
      </Stack>
      {invitation.expired && <Badge color="yellow" variant="light" tt="none"><Trans>Expired</Trans></Badge>}
      <Group gap={6}>
        <Button size="xs" variant="default" loading={resend.isPending} onClick={() => resend.mutate(invitation.id, { onError: notices.failed })}><Trans>New link</Trans></Button>
        <Button size="xs" variant="subtle" color="red" onClick={ask}><Trans>Revoke</Trans></Button>
      </Group>
      <Modal opened={resend.data !== undefined} onClose={() => resend.reset()} title={t`A new link for ${email}`} closeButtonProps={{ 'aria-label': t`Close` }}>
        <InvitationLink link={resend.data?.link ?? ''} />
      </Modal>
    </ListRow>
  );
}

/** The link is shown this once; where mail is set up it is on its way as well. */
export function InvitationLink({ link }: { readonly link: string }) {
  const { t } = useLingui();
  return (
    <Stack>
      <CopyField label={t`Invitation link`} value={link} />
      <Text size="sm" c="dimmed"><Trans>It was mailed if this installation sends mail. You can also pass it on yourself: it works for 7 days and is not shown again.</Trans></Text>
    </Stack>
  );
}
