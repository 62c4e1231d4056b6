import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus, ReceiptText, ShoppingBag, Smartphone } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { installation } from '../../../shared/api/installation.js';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { LinkButton } from '../../../shared/page/links.js';
import { ExportButton, useCsvExport } from '../../../shared/list/export-csv.js';
import { ListPage, TableArea } from '../../../shared/list/list-page.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { SearchField } from '../../../shared/list/search-field.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { Loaded, NothingFound, RowsSkeleton, State } from '../../../shared/page/states.js';
import { type TableHandle, useRowShortcuts, VirtualTable } from '../../../shared/list/virtual-table.js';
import { ordersQuery } from '../api/list-orders.js';
import { ORDERED, type OrdersSearch, TABS } from '../search.js';
import { useOrderColumns } from './order-cells.js';
import { OrderSettingsDialog } from './order-settings-dialog.js';
import { StatusTabs } from './status-tabs.js';

const OrderDialog = lazyPart(async () => (await import('../../../shared/orders/drafting/order-dialog.js')).OrderDialog);
const ROW = 64;
const ALL = { status: ORDERED.join(',') };

/** What customers ordered, newest first; carts have a tab of their own. */
export function OrdersPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayExport = useIsAtLeast('admin');
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/frame/s/$storeSlug/orders' });
  const words = useRef<HTMLInputElement>(null);
  const table = useRef<TableHandle>(null);
  const [isSetting, setting] = useDisclosure();
  const [isWriting, writing] = useDisclosure();
  const query = useInfiniteQuery(ordersQuery(store.id, search));
  const columns = useOrderColumns();
  const go = (next: OrdersSearch): void => void navigate({ to: '/s/$storeSlug/orders', params: { storeSlug }, search: next, replace: true });
  const exported = useCsvExport(store.id, 'order-exports', { q: search.q, status: search.show && TABS[search.show].join(',') }, ALL);
  useRowShortcuts(t`Orders`, table, t`Next order`, t`Previous order`);
  useShortcuts(useMemo(() => ({
    title: t`Orders`,
    shortcuts: [
      { keys: '/', label: t`Search orders`, run: () => words.current?.focus() },
      { keys: 'c', label: t`New order`, run: writing.open },
      ...(mayExport ? [exported.shortcut] : []),
    ],
  }), [t, writing.open, mayExport, exported.shortcut]));
  const isFiltered = search.q !== undefined || search.show !== undefined;
  return (
    <ListPage
      title={t`Orders`} place={store.name} onClear={() => go({})} actions={
        <Group gap="xs">
          {mayExport && <ExportButton exported={exported} />}
          <Button variant="default" leftSection={<ReceiptText size={16} aria-hidden />} onClick={setting.open}><Trans>Tax and delivery</Trans></Button>
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={writing.open}><Trans>New order</Trans></Button>
        </Group>
      }
      tools={
        <>
          <SearchField ref={words} label={t`Search by number, customer or product`} value={search.q ?? ''} onChange={(q) => go({ ...(search.show ? { show: search.show } : {}), ...(q === '' ? {} : { q }) })} />
          <StatusTabs storeId={store.id} search={search} />
        </>
      }
    >
      <Loaded query={query} skeleton={<TableArea><RowsSkeleton rows={9} /></TableArea>}>
        {(rows) => {
          if (rows.length > 0) return <TableArea><VirtualTable key={JSON.stringify(search)} ref={table} label={t`Orders`} rows={rows} columns={columns} rowHeight={ROW} keyOf={({ id }) => id} query={query} /></TableArea>;
          return isFiltered ? <NothingFound what={search.q ?? t`this filter`} onClear={() => go({})} /> : <Empty storeSlug={storeSlug} />;
        }}
      </Loaded>
      {isWriting && <OrderDialog storeId={store.id} onClose={writing.close} onSaved={({ id: orderId }) => void navigate({ to: '/s/$storeSlug/orders/$orderId', params: { storeSlug, orderId } })} />}
      <OrderSettingsDialog store={store} isOpen={isSetting} onClose={setting.close} />
    </ListPage>
  );
}

function Empty({ storeSlug }: { readonly storeSlug: string }) {
  return (
    <State
      icon={ShoppingBag} title={<Trans>No orders yet</Trans>}
      actions={installation.demo && <LinkButton variant="default" leftSection={<Smartphone size={16} aria-hidden />} to="/s/$storeSlug/simulator" params={{ storeSlug }}><Trans>Order something in the simulator</Trans></LinkButton>}
    >
      <Trans>Orders that the assistant takes in WhatsApp appear here as soon as the customer confirms them.</Trans>
    </State>
  );
}
