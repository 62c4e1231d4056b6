import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft, MessageCircle, UserRoundCheck } from 'lucide-react';
import { LinkAnchor, LinkButton } from '../../shared/page/links.js';
import { List, ListRow } from '../../shared/list/list.js';
import { useStore } from '../../shared/people/me.js';
import { plainText } from '../../shared/message/wa-format.js';
import { OrdersOfCustomer } from '../../shared/orders/orders-of-customer.js';
import { Page, Section } from '../../shared/page/page.js';
import { ErrorState, Loaded } from '../../shared/page/states.js';
import { Moment } from '../../shared/formats/time.js';
import { customerQuery } from './api/get-customer.js';
import { conversationsOfCustomerQuery } from './api/list-conversations-of-customer.js';
import { ConsentSection } from './consent-section.js';
import { ConversationState } from './conversation-state.js';
import { CustomerForm } from './customer-form.js';
import classes from './customers.module.css';
import { DatesSection } from './dates-section.js';
import { type CustomerDetail, hasWords, nameOf } from './model.js';
import { WishesSection } from './wishes-section.js';

export function CustomerPage() {
  const { t } = useLingui();
  const store = useStore();
  const { customerId = '' } = useParams({ strict: false });
  const query = useQuery(customerQuery(store.id, customerId));
  if (query.data !== undefined) return <CustomerView key={query.data.id} storeId={store.id} storeName={store.name} customer={query.data} />;
  return (
    <Page title={t`Customer`} place={store.name} description={<Back />}>
      {query.isPending ? <Stack><Skeleton h={260} radius="lg" /><Skeleton h={160} radius="lg" /></Stack> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </Page>
  );
}

function CustomerView({ storeId, storeName, customer }: { readonly storeId: string; readonly storeName: string; readonly customer: CustomerDetail }) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const conversations = useQuery(conversationsOfCustomerQuery(storeId, customer.id));
  const newest = conversations.data?.[0];
  return (
    <Page
      title={nameOf(customer)} place={storeName} description={<Back />}
      actions={newest && <LinkButton leftSection={<MessageCircle size={16} aria-hidden />} to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ c: newest.id }}><Trans context="verb">Message</Trans></LinkButton>}
    >
      {customer.merged_into !== null && (
        <Alert variant="light" color="gray" icon={<UserRoundCheck size={18} aria-hidden />}>
          <Trans>This person turned out to be another customer. <LinkAnchor to="/s/$storeSlug/customers/$customerId" params={{ storeSlug, customerId: customer.merged_into }} size="sm">Open that customer</LinkAnchor></Trans>
        </Alert>
      )}
      <div className={classes['columns']}>
        <Stack gap="lg" miw={0}>
          <CustomerForm storeId={storeId} customer={customer} />
          <Section p={0} title={t`Conversations`}>
            <Loaded query={conversations}>
              {(all) => (all.length === 0 ? <Text size="sm" c="dimmed" px="lg" pb="lg"><Trans>They have not written yet.</Trans></Text> : (
                <List label={t`Conversations`}>
                  {all.map((conversation) => (
                    <ListRow key={conversation.id}>
                      <Stack gap={2} flex="1 1 220px" miw={0} align="flex-start">
                        <LinkAnchor to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ c: conversation.id }} size="sm" fw={500} truncate maw="100%" dir="auto">{hasWords(conversation.preview) ? plainText(conversation.preview) : t`Open the conversation`}</LinkAnchor>
                        <Text size="xs" c="dimmed"><Moment at={conversation.last_message_at} /></Text>
                      </Stack>
                      <ConversationState conversation={conversation} />
                    </ListRow>
                  ))}
                </List>
              ))}
            </Loaded>
          </Section>
        </Stack>
        <Stack gap="lg" miw={0}>
          <Section title={t`Cart and orders`}><OrdersOfCustomer storeId={storeId} customerId={customer.id} /></Section>
          <Section title={t`Waits for`}><WishesSection storeId={storeId} customerId={customer.id} /></Section>
          <Section title={t`Dates`}><DatesSection storeId={storeId} customerId={customer.id} /></Section>
          <Section title={t`Marketing`}><ConsentSection storeId={storeId} customer={customer} /></Section>
          <Section title={t`Facts`}><Facts customer={customer} /></Section>
        </Stack>
      </div>
    </Page>
  );
}

function Facts({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useLingui();
  const kinds = { wa_id: t`WhatsApp id`, bsuid: t`WhatsApp user`, lid: t`WhatsApp link id`, phone: t`Phone` };
  const others = customer.identities.filter(({ kind }) => kind !== 'phone');
  return (
    <dl className={classes['facts']}>
      {customer.profile_name !== null && <div><dt><Trans>On WhatsApp</Trans></dt><dd><bdi>{customer.profile_name}</bdi></dd></div>}
      {customer.username !== null && <div><dt><Trans>User name</Trans></dt><dd><bdi dir="ltr">@{customer.username}</bdi></dd></div>}
      {customer.phone !== null && <div><dt><Trans>Phone</Trans></dt><dd><bdi dir="ltr">{customer.phone}</bdi></dd></div>}
      {others.map(({ kind, value }) => <div key={`${kind}${value}`}><dt>{kinds[kind]}</dt><dd><bdi dir="ltr">{value}</bdi></dd></div>)}
      <div><dt><Trans>Known since</Trans></dt><dd><Moment at={customer.created_at} /></dd></div>
    </dl>
  );
}

function Back() {
  const { storeSlug = '' } = useParams({ strict: false });
  return <LinkAnchor to="/s/$storeSlug/customers" params={{ storeSlug }} size="sm" className={classes['back'] ?? ''}><ArrowLeft className={classes['flips'] ?? ''} size={15} aria-hidden /><Trans>Customers</Trans></LinkAnchor>;
}
