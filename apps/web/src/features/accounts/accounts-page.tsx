import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { MessageSquareDashed, Plus, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { LinkButton } from '../../shared/page/links.js';
import { List, MoreRows } from '../../shared/list/list.js';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { Page, Section } from '../../shared/page/page.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { Loaded, State } from '../../shared/page/states.js';
import { AccountRow } from './account-row.js';
import { type Account, accountsQuery } from './api/list-accounts.js';
import { accountUsesQuery } from '../../shared/api/list-account-uses.js';
import { providersQuery } from '../../shared/api/list-providers.js';

export function AccountsPage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const navigate = useNavigate();
  const query = useInfiniteQuery(accountsQuery(store.id));
  const { data: uses = [] } = useQuery(accountUsesQuery(store.id));
  const { data: providers = [] } = useQuery(providersQuery(i18n.locale));
  const shortcuts = useMemo(() => {
    const add = (): void => void navigate({ to: '/s/$storeSlug/settings/accounts/new', params: { storeSlug: store.slug } });
    return { title: t`Accounts`, shortcuts: mayChange ? [{ keys: 'c', label: t`Add an account`, run: add }] : [] };
  }, [t, mayChange, navigate, store.slug]);
  useShortcuts(shortcuts);
  const button = mayChange && <LinkButton to="/s/$storeSlug/settings/accounts/new" params={{ storeSlug: store.slug }} leftSection={<Plus size={16} aria-hidden />}><Trans>Add an account</Trans></LinkButton>;
  return (
    <Page
      title={t`Accounts`} place={store.name} actions={query.data && query.data.length > 0 && button}
      description={<Trans>Each account is one WhatsApp Business number with its credentials and settings.</Trans>}
    >
      {query.data && <NoDefault accounts={query.data} />}
      <Section p={0}>
        <Loaded query={query}>
          {(accounts) => (accounts.length === 0
            ? <State icon={MessageSquareDashed} title={<Trans>No account yet</Trans>} actions={button}><Trans>Without an account nothing can be sent or received. Add one for each of your WhatsApp Business numbers.</Trans></State>
            : <List label={t`Accounts`}>{accounts.map((account) => <AccountRow key={account.id} account={account} slug={store.slug} uses={uses.find(({ account_id: id }) => id === account.id)} provider={providers.find(({ id }) => id === account.provider)} />)}</List>)}
        </Loaded>
        <MoreRows query={query} />
      </Section>
    </Page>
  );
}

/** Said where it can be put right: without a default, messages without an account are refused. */
function NoDefault({ accounts }: { readonly accounts: readonly Account[] }) {
  const isMissing = accounts.length > 0 && !accounts.some(({ status, is_default_outgoing }) => status === 'active' && is_default_outgoing);
  if (!isMissing) return null;
  return (
    <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} aria-hidden />}>
      <Trans>No active account is the default for outgoing messages: a message for which nobody chose an account is refused. Open the account that should send them and switch on Is Default Outgoing.</Trans>
    </Alert>
  );
}
