import type { OrderSource } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { dayText } from '../../../shared/formats/day-text.js';
import { formatMoney } from '../../../shared/formats/money.js';
import { OrderStatusPill } from '../../../shared/orders/status-pill.js';
import { Moment } from '../../../shared/formats/time.js';
import type { TableColumn } from '../../../shared/list/virtual-table.js';
import { customerName, isToCome, lineName, type Order, piecesOf } from '../model.js';
import classes from './orders.module.css';

export const SOURCE_TEXTS: Readonly<Record<OrderSource, MessageDescriptor>> = {
  assistant: msg({ message: 'Assistant', context: 'order' }), whatsapp_cart: msg`WhatsApp catalog`, person: msg({ message: 'Team', context: 'order' }), api: msg({ message: 'API', context: 'order' }),
};

export function useOrderColumns(): TableColumn<Order>[] {
  const { t, i18n } = useLingui();
  return [
    { key: 'order', width: 'minmax(0, 3fr)', header: t`Order`, cell: (order) => <NameCell order={order} /> },
    { key: 'pieces', width: '90px', isWide: true, isEnd: true, header: t`Pieces`, cell: (order) => <span className={classes['figure']}>{i18n.number(piecesOf(order))}</span> },
    { key: 'total', width: 'minmax(84px, 1fr)', isEnd: true, header: t`Total`, cell: ({ total, currency }) => <span className={classes['total']}>{formatMoney({ amount: total, currency }, i18n.locale)}</span> },
    { key: 'status', width: '116px', isWide: true, header: <span className={classes['apart']}>{t`Status`}</span>, cell: ({ status }) => <span className={classes['apart']}><OrderStatusPill status={status} /></span> },
    { key: 'source', width: '132px', isWide: true, header: t`Taken by`, cell: ({ source }) => <span className={classes['quiet']}>{i18n._(SOURCE_TEXTS[source])}</span> },
    { key: 'at', width: '124px', isWide: true, isEnd: true, header: t`When`, cell: ({ placed_at: placed, updated_at: updated }) => <span className={classes['quiet']}><Moment at={placed ?? updated} /></span> },
  ];
}

function NameCell({ order }: { readonly order: Order }) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const promised = order.promised_day !== null && isToCome(order) ? dayText(i18n.locale, order.promised_day, { day: 'numeric', month: 'short' }) : undefined;
  const [first] = order.lines;
  const others = order.lines.length - 1;
  return (
    <span className={classes['words']}>
      <Link className={classes['link']} to="/s/$storeSlug/orders/$orderId" params={{ storeSlug, orderId: order.id }}>
        <span className={classes['number']}>{order.number === null ? t`Cart` : <bdi dir="ltr">#{order.number}</bdi>}</span> <span className={classes['name']} dir="auto">{customerName(order)}</span>
      </Link>
      <span className={classes['hints']}>
        <span className={classes['narrow']}><OrderStatusPill status={order.status} /></span>
        {promised !== undefined && <span className={classes['promised']}>{t`for ${promised}`}</span>}
        {first !== undefined && <span className={classes['what']} dir="auto">{first.quantity} × {lineName(first)}</span>}
        {others > 0 && <span className={classes['others']}><Plural value={others} one="and # more" other="and # more" /></span>}
      </span>
    </span>
  );
}
