import { Trans, useLingui } from '@lingui/react/macro';
import { Switch, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { BellOff, MessageCircle, Users } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { ExportButton, useCsvExport } from '../../shared/list/export-csv.js';
import { ListPage, TableArea } from '../../shared/list/list-page.js';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { plainText } from '../../shared/message/wa-format.js';
import { SearchField } from '../../shared/list/search-field.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { Loaded, NothingFound, RowsSkeleton, State } from '../../shared/page/states.js';
import { Mark } from '../../shared/people/store-mark.js';
import { Moment } from '../../shared/formats/time.js';
import { type TableColumn, type TableHandle, useRowShortcuts, VirtualTable } from '../../shared/list/virtual-table.js';
import { recentCustomersQuery } from './api/list-recent-customers.js';
import classes from './customers.module.css';
import { hasWords, nameOf, type RecentCustomer } from './model.js';
import type { CustomersSearch } from './search.js';

const ROW = 60;

/** Everybody who ever wrote, those heard of last first. */
export function CustomersPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayExport = useIsAtLeast('admin');
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/frame/s/$storeSlug/customers' });
  const words = useRef<HTMLInputElement>(null);
  const table = useRef<TableHandle>(null);
  const query = useInfiniteQuery(recentCustomersQuery(store.id, search));
  const columns = useColumns(storeSlug);
  const go = (next: CustomersSearch): void => void navigate({ to: '/s/$storeSlug/customers', params: { storeSlug }, search: next, replace: true });
  const exported = useCsvExport(store.id, 'customer-exports', { q: search.q, opted_out: search.opted && 'true' });
  useRowShortcuts(t`Customers`, table, t`Next customer`, t`Previous customer`);
  useShortcuts(useMemo(() => ({
    title: t`Customers`,
    shortcuts: [
      { keys: '/', label: t`Search customers`, run: () => words.current?.focus() },
      ...(mayExport ? [exported.shortcut] : []),
    ],
  }), [t, mayExport, exported.shortcut]));
  const isFiltered = search.q !== undefined || search.opted !== undefined;
  return (
    <ListPage
      title={t`Customers`} place={store.name} onClear={() => go({})} actions={mayExport ? <ExportButton exported={exported} /> : undefined}
      tools={
        <>
          <SearchField ref={words} label={t`Search by name, number or user name`} value={search.q ?? ''} onChange={(q) => go({ ...(search.opted ? { opted: search.opted } : {}), ...(q === '' ? {} : { q }) })} />
          <Switch size="sm" label={t`Only who wants no marketing`} checked={search.opted !== undefined} onChange={(event) => go({ ...(search.q ? { q: search.q } : {}), ...(event.currentTarget.checked ? { opted: 'out' as const } : {}) })} />
        </>
      }
    >
      <Loaded query={query} skeleton={<TableArea><RowsSkeleton rows={9} /></TableArea>}>
        {(rows) => {
          if (rows.length > 0) return <TableArea><VirtualTable key={JSON.stringify(search)} ref={table} label={t`Customers`} rows={rows} columns={columns} rowHeight={ROW} keyOf={({ customer }) => customer.id} query={query} /></TableArea>;
          return isFiltered ? <NothingFound what={search.q ?? t`this filter`} onClear={() => go({})} /> : <State icon={Users} title={<Trans>No customers yet</Trans>}><Trans>Customers appear here after their first message.</Trans></State>;
        }}
      </Loaded>
    </ListPage>
  );
}

function useColumns(storeSlug: string): TableColumn<RecentCustomer>[] {
  const { t } = useLingui();
  return [
    { key: 'name', width: 'minmax(0, 2fr)', header: t`Name`, cell: ({ customer }) => <NameCell storeSlug={storeSlug} customer={customer} /> },
    { key: 'phone', width: 'minmax(0, 1.2fr)', isWide: true, header: t`Phone`, cell: ({ customer }) => <span className={classes['quiet']}>{customer.phone === null ? '–' : <bdi dir="ltr">{customer.phone}</bdi>}</span> },
    { key: 'preview', width: 'minmax(0, 2fr)', isWide: true, header: t`Last message`, cell: ({ preview }) => <span className={classes['preview']} dir="auto">{hasWords(preview) ? plainText(preview) : '–'}</span> },
    { key: 'contact', width: 'clamp(76px, 20vw, 124px)', isEnd: true, header: t`Last contact`, cell: ({ last_contact_at: at }) => <span className={classes['quiet']}><Moment at={at} /></span> },
    { key: 'message', width: '36px', isEnd: true, header: <VisuallyHidden>{t({ message: 'Message', context: 'verb' })}</VisuallyHidden>, cell: ({ customer, conversation_id: id }) => <Link className={classes['message']} to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ c: id }} aria-label={t`Message ${nameOf(customer)}`}><MessageCircle size={17} aria-hidden /></Link> },
  ];
}

function NameCell({ storeSlug, customer }: { readonly storeSlug: string; readonly customer: RecentCustomer['customer'] }) {
  const name = nameOf(customer);
  return (
    <div className={classes['name']}>
      <Mark name={name} size={36} radius="xl" />
      <span className={classes['words']}>
        <Link className={classes['link']} to="/s/$storeSlug/customers/$customerId" params={{ storeSlug, customerId: customer.id }} dir="auto">{name}</Link>
        <span className={classes['detail']}>
          {customer.username !== null && <bdi dir="ltr">@{customer.username}</bdi>}
          {customer.phone !== null && customer.phone !== name && <bdi dir="ltr" className={classes['number']}>{customer.phone}</bdi>}
          {customer.opted_out_at !== null && <span className={classes['out']}><BellOff size={12} aria-hidden /><Trans>No marketing</Trans></span>}
        </span>
      </span>
    </div>
  );
}
