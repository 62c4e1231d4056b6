import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkAnchor } from '../page/links.js';
import { formatMoney } from '../formats/money.js';
import { Moment } from '../formats/time.js';
import { type Order, ordersOfCustomerQuery } from './orders.js';
import classes from './orders-of-customer.module.css';
import { OrderStatusPill } from './status-pill.js';
import { UntoldChanges } from './untold.js';

/** What a customer has in the cart and has ordered, newest first. */
export function OrdersOfCustomer({ storeId, customerId }: { readonly storeId: string; readonly customerId: string }) {
  const { data } = useQuery(ordersOfCustomerQuery(storeId, customerId));
  if (data === undefined) return null;
  // A cart that was given up, or has nothing in it, is no news.
  const shown = data.filter(({ number, status, lines }) => number !== null || (status === 'draft' && lines.length > 0));
  if (shown.length === 0) return <Text size="sm" c="dimmed"><Trans>Nothing ordered yet.</Trans></Text>;
  return <ul className={classes['list']}>{shown.map((order) => <Row key={order.id} order={order} />)}</ul>;
}

function Row({ order }: { readonly order: Order }) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <li className={classes['row']}>
      <Group justify="space-between" gap={8} wrap="nowrap">
        <LinkAnchor to="/s/$storeSlug/orders/$orderId" params={{ storeSlug, orderId: order.id }} size="sm" fw={550}>{order.number === null ? t`Cart` : t`Order #${order.number}`}</LinkAnchor>
        <Text size="sm" className={classes['figure'] ?? ''}>{formatMoney({ amount: order.total, currency: order.currency }, i18n.locale)}</Text>
      </Group>
      <Group justify="space-between" gap={8}>
        <Text size="xs" c="dimmed"><Plural value={pieces} one="# piece" other="# pieces" /> · <Moment at={order.placed_at ?? order.updated_at} /></Text>
        {order.number !== null && <OrderStatusPill status={order.status} />}
      </Group>
      {order.untold.length > 0 && <Text size="xs" component="div"><Trans>The customer does not know yet:</Trans><UntoldChanges order={order} /></Text>}
    </li>
  );
}
