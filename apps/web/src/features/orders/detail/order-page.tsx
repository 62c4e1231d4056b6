import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft, Info } from 'lucide-react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useStore } from '../../../shared/people/me.js';
import { OrderStatusPill } from '../../../shared/orders/status-pill.js';
import { UntoldChanges } from '../../../shared/orders/untold.js';
import { Page, Section } from '../../../shared/page/page.js';
import { ErrorState } from '../../../shared/page/states.js';
import { orderQuery } from '../api/get-order.js';
import { useTransitionOrder } from '../api/transition-order.js';
import { customerName, type Order } from '../model.js';
import { DeliverySection } from './delivery-section.js';
import { OrderFacts } from './order-facts.js';
import { OrderLines } from './order-lines.js';
import { OrderNote } from './order-note.js';
import { OrderSteps } from './order-steps.js';
import { OrderTimeline } from './order-timeline.js';
import { PromisedDay } from './promised-day.js';
import classes from './order.module.css';
import { ShortAlert } from './short-alert.js';

const OrderDialog = lazyPart(async () => (await import('../../../shared/orders/drafting/order-dialog.js')).OrderDialog);

export function OrderPage() {
  const { t } = useLingui();
  const store = useStore();
  const { orderId = '' } = useParams({ strict: false });
  const query = useQuery(orderQuery(store.id, orderId));
  if (query.data !== undefined) return <OrderView key={query.data.id} storeId={store.id} storeName={store.name} order={query.data} />;
  return (
    <Page title={t`Order`} place={store.name} description={<Back />}>
      {query.isPending ? <Stack><Skeleton h={220} radius="lg" /><Skeleton h={180} radius="lg" /></Stack> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </Page>
  );
}

function OrderView({ storeId, storeName, order }: { readonly storeId: string; readonly storeName: string; readonly order: Order }) {
  const { t } = useLingui();
  const transition = useTransitionOrder(storeId, order.id);
  const [isChanging, changing] = useDisclosure();
  const isGivenUp = order.number === null && order.status === 'cancelled';
  return (
    <Page
      title={order.number === null ? t`Cart` : t`Order #${order.number}`} place={storeName}
      description={<Group gap={10} component="span"><Back /><OrderStatusPill status={order.status} /></Group>}
      actions={<OrderSteps storeId={storeId} order={order} transition={transition} />}
    >
      <ShortAlert order={order} error={transition.error} />
      {order.status === 'draft' && <Alert variant="light" color="gray" icon={<Info size={18} aria-hidden />}><Trans>This is a cart. It becomes an order when the customer confirms it in WhatsApp, or when you place it. Nothing is taken off the stock until then.</Trans></Alert>}
      {order.untold.length > 0 && <Alert variant="light" color="yellow" icon={<Info size={18} aria-hidden />} title={<Trans>The customer does not know yet:</Trans>}><UntoldChanges order={order} /></Alert>}
      {isGivenUp && <Alert variant="light" color="gray" icon={<Info size={18} aria-hidden />}><Trans>The customer gave this cart up. Nothing was ordered.</Trans></Alert>}
      {order.reason !== null && <Alert variant="light" color="gray" icon={<Info size={18} aria-hidden />}><Trans>Reason: <bdi>{order.reason}</bdi></Trans></Alert>}
      <div className={classes['columns']}>
        <Stack gap="lg" miw={0}>
          <Section p={0} title={t`Goods`} actions={order.status === 'draft' && <Button size="xs" variant="default" onClick={changing.open}><Trans>Change</Trans></Button>}><OrderLines order={order} /></Section>
          <Section title={t`Timeline`}><OrderTimeline storeId={storeId} order={order} /></Section>
        </Stack>
        <Stack gap="lg" miw={0}>
          <Section title={t`Customer`}><OrderFacts order={order} /></Section>
          <DeliverySection storeId={storeId} order={order} />
          <PromisedDay storeId={storeId} order={order} />
          <OrderNote storeId={storeId} order={order} />
        </Stack>
      </div>
      {isChanging && <OrderDialog storeId={storeId} cart={order} buyer={{ customerId: order.customer.id, label: customerName(order), name: order.customer.name ?? '' }} onClose={changing.close} />}
    </Page>
  );
}

function Back() {
  const { storeSlug = '' } = useParams({ strict: false });
  return <LinkAnchor to="/s/$storeSlug/orders" params={{ storeSlug }} size="sm" className={classes['back'] ?? ''}><ArrowLeft className={classes['flips'] ?? ''} size={15} aria-hidden /><Trans>Orders</Trans></LinkAnchor>;
}
