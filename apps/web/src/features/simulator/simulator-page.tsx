import type { SimulatedCustomer, SimulatedNumber, Simulation } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Inbox, MessagesSquare, PlugZap } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../shared/api/api.js';
import { LinkButton } from '../../shared/page/links.js';
import { useStore } from '../../shared/people/me.js';
import { usePageTitle } from '../../shared/page/page.js';
import { ErrorState, State } from '../../shared/page/states.js';
import type { SimulatorLine } from './api/call.js';
import { useAddCustomer } from './api/add-customer.js';
import { chatQuery } from './api/get-chat.js';
import { simulationQuery } from './api/get-simulation.js';
import { CustomerMenu } from './customer-menu.js';
import { PhoneTools } from './phone-tools.js';
import { Phone } from './phone/phone.js';
import { newPerson } from './phone/samples.js';
import classes from './simulator-page.module.css';

const HERE = '/signed-in/frame/s/$storeSlug/simulator';

interface SimulatorPageProps {
  /** The inbox's own view of a conversation. */
  readonly thread: (conversationId: string) => ReactNode;
}

/** A customer's phone on one side, what the store sees of it on the other. */
export function SimulatorPage({ thread }: SimulatorPageProps) {
  const { t } = useLingui();
  const store = useStore();
  const heading = usePageTitle(t`Simulator`, store.name);
  const { account } = useSearch({ from: HERE });
  const line = useMemo(() => ({ storeId: store.id, account }), [store.id, account]);
  const query = useQuery(simulationQuery(line));
  const title = <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }}><Trans>Simulator</Trans></Title>;
  if (query.data) return <Stage line={line} simulation={query.data} isStale={query.isPlaceholderData} title={title} thread={thread} />;
  const isUnconnected = query.error instanceof ApiError && query.error.code === 'account.none';
  return (
    <div className={classes['alone']}>
      {title}
      {query.isPending && <Skeleton className={classes['phoneShape']} radius={48} />}
      {isUnconnected && <State icon={PlugZap} title={<Trans>No number of this store is connected to the sandbox</Trans>} actions={<LinkButton to="/stores" variant="default"><Trans>All stores</Trans></LinkButton>}><Trans>The simulator is a customer of the sample store. Open it there.</Trans></State>}
      {query.isError && !isUnconnected && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </div>
  );
}

interface StageProps extends SimulatorPageProps {
  readonly line: SimulatorLine;
  readonly simulation: Simulation;
  /** It is that of another number yet. */
  readonly isStale: boolean;
  readonly title: ReactNode;
}

function Stage({ line, simulation: { number: answered, numbers, customers, fails_next: failsNext }, isStale, title, thread }: StageProps) {
  const { t } = useLingui();
  const { name: storeName } = useStore();
  const { customer, choose, beNew, error } = useCustomer(line, customers, isStale);
  const number = numbers.find(({ account_id: id }) => id === line.account) ?? answered;
  const { data: chat } = useQuery({ ...chatQuery(line, customer?.key ?? ''), enabled: customer !== undefined });
  const conversationId = chat?.conversation_id ?? undefined;
  return (
    <div className={classes['stage']}>
      <div className={classes['side']}>
        <div className={classes['top']}>
          {title}
          {customer && <CustomerMenu customer={customer} customers={customers} onChoose={choose} onNew={beNew} />}
          <InboxLink conversationId={conversationId} className={classes['toInbox']} />
        </div>
        {numbers.length > 1 && <NumberChoice number={number} numbers={numbers} />}
        {customer && <Phone key={`${number.account_id} ${customer.key}`} line={line} storeName={storeName} number={number} customer={customer} />}
        {!customer && (error === null ? <Skeleton className={classes['phoneShape']} radius={48} /> : <ErrorState error={error} onRetry={beNew} />)}
        {customer && <PhoneTools line={line} customer={customer} failsNext={failsNext} hasChat={conversationId !== undefined} hasWindow={number.has_window} />}
      </div>
      <section className={classes['store']} aria-label={t`What the store sees`}>
        <div className={classes['bar']}>
          <span><Trans>What the store sees</Trans></span>
          <InboxLink conversationId={conversationId} />
        </div>
        {conversationId !== undefined && thread(conversationId)}
        {conversationId === undefined && (
          <div className={classes['nothing']}>{chat && <State icon={MessagesSquare} title={<Trans>Nobody has written yet</Trans>}><Trans>Write something on the phone: the conversation appears here, live, as in the inbox.</Trans></State>}</div>
        )}
      </section>
    </div>
  );
}

/** To which of the store's numbers the customer writes: WhatsApp looks different to a linked phone. */
function NumberChoice({ number, numbers }: { readonly number: SimulatedNumber; readonly numbers: readonly SimulatedNumber[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const data = numbers.map((each) => ({ value: each.account_id, label: each.display_phone_number === null ? each.account_name : `${each.account_name} · ${each.display_phone_number}` }));
  return <NativeSelect size="sm" aria-label={t`The number that is written to`} data={data} value={number.account_id} onChange={({ currentTarget: { value } }) => void navigate({ to: '.', search: (before) => ({ ...before, account: value }) })} />;
}

function InboxLink({ conversationId, className = '' }: { readonly conversationId: string | undefined; readonly className?: string | undefined }) {
  const { slug } = useStore();
  if (conversationId === undefined) return null;
  return <LinkButton to="/s/$storeSlug/inbox" params={{ storeSlug: slug }} search={{ c: conversationId }} className={className} variant="default" size="xs" leftSection={<Inbox size={15} aria-hidden />}><Trans>Open in the inbox</Trans></LinkButton>;
}

/** Who holds the phone: the customer of the address, else somebody new. */
function useCustomer(line: SimulatorLine, customers: readonly SimulatedCustomer[], isStale: boolean) {
  const navigate = useNavigate();
  const { customer: key } = useSearch({ from: HERE });
  const [newcomer, setNewcomer] = useState<SimulatedCustomer>();
  const { mutate, error } = useAddCustomer(line);
  const isMaking = useRef(false);
  const choose = (next: string): void => void navigate({ to: '.', search: (before) => ({ ...before, customer: next }) });
  const make = (): void => {
    if (isMaking.current) return;
    isMaking.current = true;
    mutate(newPerson(customers.map(({ name }) => name)), {
      onSuccess: (made) => {
        setNewcomer(made);
        void navigate({ to: '.', search: (before) => ({ ...before, customer: made.key }), replace: key === undefined });
      },
      onSettled: () => { isMaking.current = false; },
    });
  };
  const known = [...customers, ...(newcomer ? [newcomer] : [])].find((each) => each.key === key) ?? newcomer;
  useEffect(() => {
    if (known === undefined && error === null && !isStale) make();
  });
  return { customer: known, choose, beNew: make, error };
}
