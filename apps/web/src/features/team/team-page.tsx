import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { UserPlus } from 'lucide-react';
import { useMemo } from 'react';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { Page } from '../../shared/page/page.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { Invitations } from './invitations.js';
import { InviteDialog } from './invite-dialog.js';
import { Members } from './members.js';
import { Permissions } from './permissions.js';

export function TeamPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayInvite = useIsAtLeast('admin');
  const [isInviting, invite] = useDisclosure(false);
  const open = invite.open;
  useShortcuts(useMemo(() => ({ title: t`Team & roles`, shortcuts: mayInvite ? [{ keys: 'c', label: t`Invite somebody`, run: open }] : [] }), [t, mayInvite, open]));
  return (
    <Page
      title={t`Team & roles`} place={store.name} description={<Trans>Who works in this store, and what each of them may do.</Trans>}
      actions={mayInvite && <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={open}><Trans>Invite</Trans></Button>}
    >
      <Members storeId={store.id} onInvite={mayInvite ? open : undefined} />
      {mayInvite && <Invitations storeId={store.id} />}
      <Permissions />
      {isInviting && <InviteDialog storeId={store.id} onClose={invite.close} />}
    </Page>
  );
}
