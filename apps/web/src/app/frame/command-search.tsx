import { useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ReceiptText, User } from 'lucide-react';
import { recentCustomersQuery } from '../../features/customers/api/list-recent-customers.js';
import { nameOf } from '../../features/customers/model.js';
import { ordersQuery } from '../../features/orders/api/list-orders.js';
import { customerName } from '../../features/orders/model.js';
import type { MyStore } from '../../shared/people/me.js';
import type { CommandGroup } from './command-bar.js';

/** What is looked for: `>` actions, `@` customers, `#` orders, `/` settings; without a sign everything that can be done and opened. */
export const SIGNS = ['>', '@', '#', '/'] as const;
export type Sign = (typeof SIGNS)[number];

/** The sign in front, and what is looked for. */
export function signOf(typed: string): { readonly sign: Sign | undefined; readonly words: string } {
  const sign = SIGNS.find((each) => typed.trimStart().startsWith(each));
  return { sign, words: (sign === undefined ? typed : typed.trimStart().slice(1)).trim().toLowerCase() };
}

const AFTER_MS = 200;
const SHOWN = 20;

/** The customers or orders of the store that match, as soon as one of their signs is typed. */
export function useFound(mine: MyStore | undefined, typed: string): { readonly groups: readonly CommandGroup[]; readonly isLooking: boolean } {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [settled] = useDebouncedValue(typed, AFTER_MS);
  const { sign, words } = signOf(settled);
  const storeId = mine?.store.id ?? '';
  const search = words === '' ? {} : { q: words };
  const customers = useInfiniteQuery({ ...recentCustomersQuery(storeId, search), enabled: storeId !== '' && sign === '@' });
  const orders = useInfiniteQuery({ ...ordersQuery(storeId, search), enabled: storeId !== '' && sign === '#' });
  const storeSlug = mine?.store.slug ?? '';
  const query = sign === '@' ? customers : orders;
  // What was found for other words is not offered: Enter would open it.
  const isLooking = typed !== settled || ((sign === '@' || sign === '#') && (query.isPending || query.isPlaceholderData));
  return {
    isLooking,
    groups: [{
      group: t`Customers`,
      actions: isLooking || sign !== '@' ? [] : (customers.data ?? []).slice(0, SHOWN).map(({ customer }) => ({
        id: customer.id, label: nameOf(customer), leftSection: <User size={18} aria-hidden />,
        ...(customer.phone === null || customer.phone === nameOf(customer) ? {} : { rightSection: <bdi dir="ltr">{customer.phone}</bdi> }),
        onClick: () => void navigate({ to: '/s/$storeSlug/customers/$customerId', params: { storeSlug, customerId: customer.id } }),
      })),
    }, {
      group: t`Orders`,
      actions: isLooking || sign !== '#' ? [] : (orders.data ?? []).slice(0, SHOWN).map((order) => ({
        id: order.id, label: `#${order.number ?? ''} ${customerName(order)}`, leftSection: <ReceiptText size={18} aria-hidden />,
        onClick: () => void navigate({ to: '/s/$storeSlug/orders/$orderId', params: { storeSlug, orderId: order.id } }),
      })),
    }],
  };
}
