import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { ANSWERS_ESCAPE } from '../../../shared/page/layers.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useNotices } from '../../../shared/page/notices.js';
import { OrdersOfCustomer } from '../../../shared/orders/orders-of-customer.js';
import { Loaded } from '../../../shared/page/states.js';
import { Mark } from '../../../shared/people/store-mark.js';
import { Moment } from '../../../shared/formats/time.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { customerQuery } from '../api/get-customer.js';
import { accountNamesQuery } from '../api/list-account-names.js';
import { conversationsOfCustomerQuery } from '../api/list-conversations-of-customer.js';
import { useUpdateCustomer } from '../api/update-customer.js';
import { HandlerPill } from '../handler-pill.js';
import { type Conversation, type Customer, customerName } from '../model.js';
import { usePreview } from '../kind-texts.js';
import { at } from '../search.js';
import { AssistantCost } from './assistant-cost.js';
import { Brief } from './brief.js';
import classes from './customer.module.css';
import { ordering } from './ordering.js';
import { PanelSkeleton } from './panel-skeleton.js';

interface CustomerPanelProps {
  readonly storeId: string;
  readonly conversation: Conversation;
}

/** Who the customer is, and where else they wrote. */
export function CustomerPanel({ storeId, conversation }: CustomerPanelProps) {
  const query = useQuery(customerQuery(storeId, conversation.customer_id));
  return (
    <div className={classes['body']}>
      <Brief storeId={storeId} conversation={conversation} />
      <Loaded query={query} skeleton={<PanelSkeleton />}>
        {(customer) => (
          <>
            <NameBlock key={customer.id} storeId={storeId} customer={customer} />
            <Facts storeId={storeId} customer={customer} conversation={conversation} />
          </>
        )}
      </Loaded>
      <section>
        <Group justify="space-between" mb={6}>
          <Title order={3} size="sm"><Trans>Cart and orders</Trans></Title>
          <Button size="compact-xs" variant="subtle" leftSection={<Plus size={13} aria-hidden />} onClick={() => ordering.open(conversation.id)}><Trans>New order</Trans></Button>
        </Group>
        <OrdersOfCustomer storeId={storeId} customerId={conversation.customer_id} />
      </section>
      <OtherConversations storeId={storeId} conversation={conversation} />
    </div>
  );
}

function NameBlock({ storeId, customer }: { readonly storeId: string; readonly customer: Customer }) {
  const { t } = useLingui();
  const [isEditing, setEditing] = useState(false);
  const shown = customerName({ ...customer, name: customer.name ?? customer.profile_name });
  return (
    <Stack align="center" gap={6}>
      <Mark name={shown} size={64} radius="xl" />
      {isEditing ? <NameForm storeId={storeId} customer={customer} onDone={() => setEditing(false)} /> : (
        <Group gap={4} wrap="nowrap" maw="100%">
          <Title order={3} size="md" ta="center"><bdi>{shown}</bdi></Title>
          <ActionIcon variant="subtle" color="gray" size={26} onClick={() => setEditing(true)} aria-label={t`Edit name`}><Pencil size={14} aria-hidden /></ActionIcon>
        </Group>
      )}
      {customer.name !== null && customer.profile_name !== null && customer.name !== customer.profile_name && <Text size="xs" c="dimmed"><Trans>On WhatsApp: <bdi>{customer.profile_name}</bdi></Trans></Text>}
    </Stack>
  );
}

function NameForm({ storeId, customer, onDone }: { readonly storeId: string; readonly customer: Customer; readonly onDone: () => void }) {
  const { t } = useLingui();
  const notices = useNotices();
  const update = useUpdateCustomer(storeId, customer.id);
  const form = useForm({ initialValues: { name: customer.name ?? '' } });
  const submit = form.onSubmit(({ name }) => update.mutate({ name: name.trim() === '' ? null : name.trim() }, {
    onSuccess: onDone,
    onError: (error) => {
      if (!showFieldErrors(form, error)) notices.failed(error);
    },
  }));
  return (
    <HeldForm isSaving={update.isPending} onSubmit={submit} className={classes['form']} {...ANSWERS_ESCAPE} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <TextInput {...form.getInputProps('name')} label={t`Name`} placeholder={customer.profile_name ?? ''} maxLength={200} data-autofocus autoFocus dir="auto" />
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={onDone}><Trans>Cancel</Trans></Button>
        <Button size="xs" type="submit" loading={update.isPending}><Trans>Save</Trans></Button>
      </Group>
    </HeldForm>
  );
}

function Facts({ storeId, customer, conversation }: CustomerPanelProps & { readonly customer: Customer }) {
  const { t } = useLingui();
  const { data: accounts } = useQuery(accountNamesQuery(storeId));
  const account = accounts?.find(({ id }) => id === conversation.account_id);
  const names = { wa_id: t`WhatsApp id`, bsuid: t`WhatsApp user`, lid: t`WhatsApp link id`, phone: t`Phone` };
  const others = customer.identities.filter(({ kind }) => kind !== 'phone');
  return (
    <dl className={classes['facts']}>
      {customer.phone !== null && <div><dt><Trans>Phone</Trans></dt><dd><bdi dir="ltr">{customer.phone}</bdi></dd></div>}
      {customer.username !== null && <div><dt><Trans>User name</Trans></dt><dd><bdi dir="ltr">@{customer.username}</bdi></dd></div>}
      {others.map(({ kind, value }) => <div key={`${kind}${value}`}><dt>{names[kind]}</dt><dd><bdi dir="ltr">{value}</bdi></dd></div>)}
      {customer.locale !== null && <div><dt><Trans>Language</Trans></dt><dd>{customer.locale}</dd></div>}
      {account && <div><dt><Trans>Wrote to</Trans></dt><dd><bdi>{account.name}</bdi>{account.phone !== null && <> · <bdi dir="ltr" style={{ whiteSpace: 'nowrap' }}>{account.phone}</bdi></>}</dd></div>}
      <div><dt><Trans>Known since</Trans></dt><dd><Moment at={customer.created_at} /></dd></div>
      <AssistantCost storeId={storeId} conversation={conversation} />
    </dl>
  );
}

function OtherConversations({ storeId, conversation }: CustomerPanelProps) {
  const { storeSlug = '' } = useParams({ strict: false });
  const preview = usePreview();
  const { data } = useQuery(conversationsOfCustomerQuery(storeId, conversation.customer_id));
  const others = data?.filter(({ id }) => id !== conversation.id) ?? [];
  return (
    <section>
      <Title order={3} size="sm" mb={6}><Trans>Other conversations</Trans></Title>
      {data && others.length === 0 && <Text size="sm" c="dimmed"><Trans>This is their only conversation.</Trans></Text>}
      {others.map((other) => (
        <div key={other.id} className={classes['other']}>
          <LinkAnchor to="/s/$storeSlug/inbox" params={{ storeSlug }} search={(search: { m?: string }) => at(search, other.id)} size="sm" truncate dir="auto">{preview(other.preview)}</LinkAnchor>
          <Group gap={8} justify="space-between"><HandlerPill conversation={other} /><Text size="xs" c="dimmed"><Moment at={other.last_message_at} /></Text></Group>
        </div>
      ))}
    </section>
  );
}
