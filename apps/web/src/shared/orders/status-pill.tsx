import type { OrderStatus } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Pill, type Tone } from '../page/pill.js';

export const ORDER_STATUS_TEXTS: Readonly<Record<OrderStatus, MessageDescriptor>> = {
  draft: msg({ message: 'Cart', context: 'order' }), placed: msg({ message: 'New', context: 'order' }), paid: msg({ message: 'Paid', context: 'order' }),
  preparing: msg({ message: 'Preparing', context: 'order' }), shipped: msg({ message: 'Shipped', context: 'order' }), delivered: msg({ message: 'Delivered', context: 'order' }),
  cancelled: msg({ message: 'Cancelled', context: 'order' }), refunded: msg({ message: 'Refunded', context: 'order' }),
};

const TONES: Readonly<Record<OrderStatus, Tone>> = { draft: 'quiet', placed: 'waiting', paid: 'busy', preparing: 'busy', shipped: 'busy', delivered: 'good', cancelled: 'quiet', refunded: 'quiet' };

export function OrderStatusPill({ status }: { readonly status: OrderStatus }) {
  const { i18n } = useLingui();
  return <Pill tone={TONES[status]} status={status}>{i18n._(ORDER_STATUS_TEXTS[status])}</Pill>;
}
