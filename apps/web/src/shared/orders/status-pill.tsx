import type { OrderStatus } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import classes from './status-pill.module.css';

export const ORDER_STATUS_TEXTS: Readonly<Record<OrderStatus, MessageDescriptor>> = {
  draft: msg({ message: 'Cart', context: 'order' }), placed: msg({ message: 'New', context: 'order' }), paid: msg({ message: 'Paid', context: 'order' }),
  preparing: msg({ message: 'Preparing', context: 'order' }), shipped: msg({ message: 'Shipped', context: 'order' }), delivered: msg({ message: 'Delivered', context: 'order' }),
  cancelled: msg({ message: 'Cancelled', context: 'order' }), refunded: msg({ message: 'Refunded', context: 'order' }),
};

export function OrderStatusPill({ status }: { readonly status: OrderStatus }) {
  const { i18n } = useLingui();
  return <span className={classes['pill']} data-status={status}>{i18n._(ORDER_STATUS_TEXTS[status])}</span>;
}
