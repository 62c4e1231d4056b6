import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { CircleAlert, Lock } from 'lucide-react';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { Page } from '../../shared/page/page.js';
import { Loaded } from '../../shared/page/states.js';
import { AccountsLink } from './accounts-link.js';
import { accountQuery } from './api/get-account.js';
import { type Account, accountsQuery } from './api/list-accounts.js';
import { type Provider, providersQuery } from '../../shared/api/list-providers.js';
import { ConnectionFacts } from './connection/connection-facts.js';
import { PhoneLinkSection } from './connection/phone-link.js';
import { WebhookValues } from './connection/webhook-values.js';
import { ConversationMoves } from './conversation-moves.js';
import { DeleteAccount } from './delete-account.js';
import { AccountEditor } from './form/account-editor.js';
import { FormSkeleton } from './new-account-page.js';

export function AccountPage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const { accountId = '' } = useParams({ strict: false });
  const account = useQuery(accountQuery(store.id, accountId));
  const providers = useQuery(providersQuery(i18n.locale));
  return (
    <Page title={account.data?.name ?? t`Account`} place={store.name} actions={<AccountsLink slug={store.slug} />}>
      <Loaded query={account} skeleton={<FormSkeleton />}>
        {(known) => <Loaded query={providers} skeleton={<FormSkeleton />}>{(all) => <ShownAccount key={known.id} account={known} providers={all} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function ShownAccount({ account, providers }: { readonly account: Account; readonly providers: readonly Provider[] }) {
  const { t } = useLingui();
  const store = useStore();
  const navigate = useNavigate();
  const notices = useNotices();
  const mayChange = useIsAtLeast('admin');
  const { data: accounts = [] } = useInfiniteQuery(accountsQuery(store.id));
  const provider = providers.find(({ id }) => id === account.provider);
  if (!provider) return <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />}><Trans>This installation no longer knows the provider of this account.</Trans></Alert>;
  const leave = (): void => {
    notices.done(t`The account is deleted`);
    void navigate({ to: '/s/$storeSlug/settings/accounts', params: { storeSlug: store.slug }, ignoreBlocker: true });
  };
  return (
    <Stack gap="lg">
      {!mayChange && <Alert variant="light" color="gray" icon={<Lock size={18} aria-hidden />}><Trans>Agents can look at this page. Ask an owner or admin to change something.</Trans></Alert>}
      <ConnectionFacts storeId={store.id} account={account} provider={provider} mayChange={mayChange} />
      {mayChange && provider.powers.includes('link') && <PhoneLinkSection storeId={store.id} account={account} />}
      <AccountEditor account={account} provider={provider} providers={providers} others={accounts.filter(({ id }) => id !== account.id)} mayChange={mayChange}>
        {mayChange && <WebhookValues storeId={store.id} accountId={account.id} />}
      </AccountEditor>
      {mayChange && <ConversationMoves storeId={store.id} account={account} />}
      {mayChange && <DeleteAccount storeId={store.id} account={account} onDeleted={leave} />}
    </Stack>
  );
}
