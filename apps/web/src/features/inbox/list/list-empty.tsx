import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Anchor } from '@mantine/core';
import { Inbox, MessageSquareDashed, PartyPopper, Smartphone } from 'lucide-react';
import { installation } from '../../../shared/api/installation.js';
import { LinkButton } from '../../../shared/page/links.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { NothingFound, State } from '../../../shared/page/states.js';
import { accountNamesQuery } from '../api/list-account-names.js';
import type { Filter } from '../search.js';

interface ListEmptyProps {
  readonly filter: Filter;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** Why a list has no rows, and what to do about it. */
export function ListEmpty({ filter: { tab = 'all' }, isFiltered, onClear }: ListEmptyProps) {
  const { t } = useLingui();
  const { data: accounts } = useQuery(accountNamesQuery(useStore().id));
  if (accounts?.length === 0) return <NoAccount />;
  if (isFiltered) return <NothingFound what={t`these filters`} onClear={onClear} />;
  switch (tab) {
    case 'waiting': return <State icon={PartyPopper} color="teal" title={<Trans>Nobody is waiting</Trans>}><Trans>When the assistant hands a conversation over, it appears here.</Trans></State>;
    case 'mine': return <State icon={Inbox} title={<Trans>Nothing is assigned to you</Trans>}><Trans>Take a conversation over, and it is yours.</Trans></State>;
    case 'unassigned': return <State icon={Inbox} title={<Trans>Every conversation has somebody</Trans>} />;
    case 'ai': return <State icon={Inbox} title={<Trans>The assistant has no conversation</Trans>} />;
    case 'snoozed': return <State icon={Inbox} title={<Trans>Nothing is snoozed</Trans>} />;
    case 'resolved': return <State icon={Inbox} title={<Trans>Nothing is resolved yet</Trans>} />;
    case 'all': return <NoConversation phones={accounts?.flatMap(({ phone }) => phone ?? []) ?? []} />;
  }
}

/** Nobody wrote yet: the first one to write may be the shop itself. */
function NoConversation({ phones }: { readonly phones: readonly string[] }) {
  return (
    <State icon={Inbox} title={<Trans>No conversations yet</Trans>}>
      <Trans>Conversations appear here when customers write to your WhatsApp number.</Trans>
      {phones.length > 0 && <div><Trans>Try it now: send a message to the number from your own phone.</Trans></div>}
      {phones.map((phone) => (
        <div key={phone}><bdi dir="ltr">{phone}</bdi> · <Anchor href={`https://wa.me/${phone.replaceAll(/\D/g, '')}`} target="_blank" rel="noreferrer" inherit underline="always"><Trans>Open a chat with it</Trans></Anchor></div>
      ))}
    </State>
  );
}

/** R92: without an account nothing can come. */
function NoAccount() {
  const { slug: storeSlug } = useStore();
  const maySetUp = useIsAtLeast('admin');
  return (
    <State
      icon={MessageSquareDashed} title={<Trans>Connect a WhatsApp account first.</Trans>}
      actions={(
        <>
          {maySetUp && <LinkButton to="/s/$storeSlug/settings/channels" params={{ storeSlug }}><Trans>Set up WhatsApp</Trans></LinkButton>}
          {installation.demo && <LinkButton to="/s/$storeSlug/simulator" params={{ storeSlug }} search={{}} variant="default" leftSection={<Smartphone size={16} aria-hidden />}><Trans>Use the simulator</Trans></LinkButton>}
        </>
      )}
    >
      <Trans>Without an account nothing can be sent or received. Add one for each of your WhatsApp Business numbers.</Trans>
    </State>
  );
}
