import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { orderCountsQuery } from '../api/count-orders.js';
import { ORDERED, type OrdersSearch, type OrdersTab, TAB_NAMES, TABS } from '../search.js';
import classes from '../../../shared/list/status-tabs.module.css';

const TAB_TEXTS: Readonly<Record<OrdersTab, MessageDescriptor>> = {
  new: msg({ message: 'New', context: 'orders' }), progress: msg({ message: 'In progress', context: 'orders' }), done: msg({ message: 'Delivered', context: 'orders' }),
  carts: msg({ message: 'Carts', context: 'orders' }), ended: msg({ message: 'Cancelled', context: 'orders' }),
};

/** Links, so that a tab can be opened in a new window and Back works. */
export function StatusTabs({ storeId, search }: { readonly storeId: string; readonly search: OrdersSearch }) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const { data: counts } = useQuery(orderCountsQuery(storeId));
  const words = search.q === undefined ? {} : { q: search.q };
  const link = (tab: OrdersTab | undefined, label: React.ReactNode) => {
    const count = counts && (tab === undefined ? ORDERED : TABS[tab]).reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
    return (
      <Link
        key={tab ?? 'all'} to="/s/$storeSlug/orders" params={{ storeSlug }} search={{ ...words, ...(tab ? { show: tab } : {}) }} className={classes['tab']}
        data-open={tab === search.show || undefined} aria-current={tab === search.show ? 'page' : undefined}
      >
        {label}{count !== undefined && <span className={classes['count']}>{i18n.number(count)}</span>}
      </Link>
    );
  };
  return (
    <nav className={classes['tabs']} aria-label={t`Status`}>
      {link(undefined, <Trans context="orders">All</Trans>)}
      {TAB_NAMES.map((tab) => link(tab, i18n._(TAB_TEXTS[tab])))}
    </nav>
  );
}
