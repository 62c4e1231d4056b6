import type { SimulatedCustomer, Simulation } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Inbox, MessagesSquare, PlugZap } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../shared/api/api.js';
import { LinkButton } from '../../shared/page/links.js';
import { useStore } from '../../shared/people/me.js';
import { usePageTitle } from '../../shared/page/page.js';
import { ErrorState, State } from '../../shared/page/states.js';
import { useAddCustomer } from './api/add-customer.js';
import { chatQuery } from './api/get-chat.js';
import { simulationQuery } from './api/get-simulation.js';
import { CustomerMenu } from './customer-menu.js';
import { PhoneTools } from './phone-tools.js';
import { Phone } from './phone/phone.js';
import { newPerson } from './phone/samples.js';
import classes from './simulator-page.module.css';

interface SimulatorPageProps {
  /** The inbox's own view of a conversation. */
  readonly thread: (conversationId: string) => ReactNode;
}

/** A customer's phone on one side, what the store sees of it on the other. */
export function SimulatorPage({ thread }: SimulatorPageProps) {
  const { t } = useLingui();
  const store = useStore();
  const heading = usePageTitle(t`Simulator`, store.name);
  const query = useQuery(simulationQuery(store.id));
  const title = <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }}><Trans>Simulator</Trans></Title>;
  if (query.data) return <Stage simulation={query.data} title={title} thread={thread} />;
  const isUnconnected = query.error instanceof ApiError && query.error.code === 'account.none';
  return (
    <div className={classes['alone']}>
      {title}
      {query.isPending && <Skeleton className={classes['phoneShape']} radius={48} />}
      {isUnconnected && <State icon={PlugZap} title={<Trans>No number of this store is connected to the sandbox</Trans>}><Trans>The simulator is a customer of the sample store. Open it there.</Trans></State>}
      {query.isError && !isUnconnected && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </div>
  );
}

interface StageProps extends SimulatorPageProps {
  readonly simulation: Simulation;
  readonly title: ReactNode;
}

function Stage({ simulation: { number, customers, fails_next: failsNext }, title, thread }: StageProps) {
  const { t } = useLingui();
  const { id: storeId, name: storeName } = useStore();
  const { customer, choose, beNew, error } = useCustomer(storeId, customers);
  const { data: chat } = useQuery({ ...chatQuery(storeId, customer?.key ?? ''), enabled: customer !== undefined });
  const conversationId = chat?.conversation_id ?? undefined;
  return (
    <div className={classes['stage']}>
      <div className={classes['side']}>
        <div className={classes['top']}>
          {title}
          {customer && <CustomerMenu customer={customer} customers={customers} onChoose={choose} onNew={beNew} />}
          <InboxLink conversationId={conversationId} className={classes['toInbox']} />
        </div>
        {customer && <Phone key={customer.key} storeId={storeId} storeName={storeName} number={number} customer={customer} />}
        {!customer && (error === null ? <Skeleton className={classes['phoneShape']} radius={48} /> : <ErrorState error={error} onRetry={beNew} />)}
        {customer && <PhoneTools storeId={storeId} customer={customer} failsNext={failsNext} hasChat={conversationId !== undefined} />}
      </div>
      <section className={classes['store']} aria-label={t`What the store sees`}>
        <div className={classes['bar']}>
          <span><Trans>What the store sees</Trans></span>
          <InboxLink conversationId={conversationId} />
        </div>
        {conversationId === undefined
          ? <div className={classes['nothing']}><State icon={MessagesSquare} title={<Trans>Nobody has written yet</Trans>}><Trans>Write something on the phone: the conversation appears here, live, as in the inbox.</Trans></State></div>
          : thread(conversationId)}
      </section>
    </div>
  );
}

function InboxLink({ conversationId, className = '' }: { readonly conversationId: string | undefined; readonly className?: string | undefined }) {
  const { slug } = useStore();
  if (conversationId === undefined) return null;
  return <LinkButton to="/s/$storeSlug/inbox" params={{ storeSlug: slug }} search={{ c: conversationId }} className={className} variant="default" size="xs" leftSection={<Inbox size={15} aria-hidden />}><Trans>Open in the inbox</Trans></LinkButton>;
}

/** Who holds the phone: the customer of the address, else somebody new. */
function useCustomer(storeId: string, customers: readonly SimulatedCustomer[]) {
  const navigate = useNavigate();
  const { customer: key } = useSearch({ from: '/signed-in/frame/s/$storeSlug/simulator' });
  const [newcomer, setNewcomer] = useState<SimulatedCustomer>();
  const { mutate, error } = useAddCustomer(storeId);
  const isMaking = useRef(false);
  const choose = (next: string): void => void navigate({ to: '.', search: { customer: next } });
  const make = (): void => {
    if (isMaking.current) return;
    isMaking.current = true;
    mutate(newPerson(customers.map(({ name }) => name)), {
      onSuccess: (made) => {
        setNewcomer(made);
        void navigate({ to: '.', search: { customer: made.key }, replace: key === undefined });
      },
      onSettled: () => { isMaking.current = false; },
    });
  };
  const known = [...customers, ...(newcomer ? [newcomer] : [])].find((each) => each.key === key) ?? newcomer;
  useEffect(() => {
    if (known === undefined && error === null) make();
  });
  return { customer: known, choose, beNew: make, error };
}
