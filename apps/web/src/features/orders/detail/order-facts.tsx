import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { MessageCircle } from 'lucide-react';
import { LinkAnchor, LinkButton } from '../../../shared/page/links.js';
import { Moment } from '../../../shared/formats/time.js';
import { SOURCE_TEXTS } from '../list/order-cells.js';
import { customerName, type Order } from '../model.js';
import classes from './order.module.css';

/** Whose order it is, how it came, and the way to the conversation. */
export function OrderFacts({ order }: { readonly order: Order }) {
  const { i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  return (
    <>
      <dl className={classes['facts']}>
        <div><dt><Trans>Name</Trans></dt><dd><LinkAnchor to="/s/$storeSlug/customers/$customerId" params={{ storeSlug, customerId: order.customer.id }} size="sm" dir="auto">{customerName(order)}</LinkAnchor></dd></div>
        {order.customer.phone !== null && <div><dt><Trans>Phone</Trans></dt><dd><bdi dir="ltr">{order.customer.phone}</bdi></dd></div>}
        <div><dt><Trans>Taken by</Trans></dt><dd>{i18n._(SOURCE_TEXTS[order.source])}</dd></div>
        <div><dt>{order.placed_at === null ? <Trans>Begun</Trans> : <Trans>Placed</Trans>}</dt><dd><Moment at={order.placed_at ?? order.created_at} /></dd></div>
      </dl>
      {order.conversation_id !== null && (
        <LinkButton variant="default" fullWidth mt="md" leftSection={<MessageCircle size={16} aria-hidden />} to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ c: order.conversation_id }}><Trans>Open the conversation</Trans></LinkButton>
      )}
    </>
  );
}
