import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FileUp, PackageOpen, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { LinkButton } from '../../../shared/page/links.js';
import { useCsvExport } from '../../../shared/list/export-csv.js';
import { ListPage, TableArea } from '../../../shared/list/list-page.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import type { NextPages } from '../../../shared/list/page-failed.js';
import { SearchField } from '../../../shared/list/search-field.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { Loaded, NothingFound, RowsSkeleton, State } from '../../../shared/page/states.js';
import { type TableHandle, useRowShortcuts, VirtualTable } from '../../../shared/list/virtual-table.js';
import { productsQuery } from '../api/list-products.js';
import type { Product } from '../model.js';
import type { CatalogSearch } from '../search.js';
import { BulkBar } from './bulk-bar.js';
import { CategoryFilter } from './category-filter.js';
import { ListMenu } from './list-menu.js';
import { useProductColumns } from './product-cells.js';
import { StatusFilter } from './status-filter.js';
import { useSelection } from '../../../shared/list/use-selection.js';

const ROW = 64;

export function CatalogPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/frame/s/$storeSlug/catalog' });
  const words = useRef<HTMLInputElement>(null);
  const table = useRef<TableHandle>(null);
  const query = useInfiniteQuery(productsQuery(store.id, search));
  const go = (next: CatalogSearch): void => void navigate({ to: '/s/$storeSlug/catalog', params: { storeSlug }, search: next, replace: true });
  const exported = useCsvExport(store.id, 'product-exports', { q: search.q, status: search.status, category: search.category });
  useRowShortcuts(t`Catalog`, table, t`Next product`, t`Previous product`);
  useShortcuts(useMemo(() => ({
    title: t`Catalog`,
    shortcuts: [
      { keys: '/', label: t`Search products`, run: () => words.current?.focus() },
      ...(mayChange ? [
        { keys: 'c', label: t`Add a product`, run: () => void navigate({ to: '/s/$storeSlug/catalog/new', params: { storeSlug } }) },
        { keys: 'Shift+i', label: t`Import products`, run: () => void navigate({ to: '/s/$storeSlug/catalog/import', params: { storeSlug } }) },
        exported.shortcut,
      ] : []),
    ],
  }), [t, mayChange, navigate, storeSlug, exported.shortcut]));
  const setWords = (q: string): void => {
    const { q: _q, ...others } = search;
    go({ ...others, ...(q === '' ? {} : { q }) });
  };
  const setCategory = (category: string | undefined): void => {
    const { category: _category, ...others } = search;
    go({ ...others, ...(category === undefined ? {} : { category }) });
  };
  const isFiltered = search.q !== undefined || search.status !== undefined || search.category !== undefined;
  return (
    <ListPage
      title={t`Catalog`} place={store.name} onClear={() => go({})} actions={<>{mayChange && <Actions storeSlug={storeSlug} isSmall />}<ListMenu storeSlug={storeSlug} exported={mayChange ? exported : undefined} /></>}
      tools={<><SearchField ref={words} label={t`Search by name, tag or SKU`} value={search.q ?? ''} onChange={setWords} /><CategoryFilter storeId={store.id} value={search.category} onChange={setCategory} /><StatusFilter storeId={store.id} search={search} /></>}
    >
      <Loaded query={query} skeleton={<TableArea><RowsSkeleton rows={9} /></TableArea>}>
        {(rows) => (rows.length === 0
          ? <Empty isFiltered={isFiltered} what={search.q ?? t`this filter`} mayChange={mayChange} storeSlug={storeSlug} onClear={() => go({})} />
          : <ProductTable key={JSON.stringify(search)} storeId={store.id} rows={rows} query={query} mayChange={mayChange} table={table} />)}
      </Loaded>
    </ListPage>
  );
}

/** The product whose row has the focus. */
function rowInHand(): string | null {
  return document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? null;
}

interface ProductTableProps {
  readonly storeId: string;
  readonly rows: readonly Product[];
  readonly query: NextPages;
  readonly mayChange: boolean;
  readonly table: React.Ref<TableHandle>;
}

function ProductTable({ storeId, rows, query, mayChange, table }: ProductTableProps) {
  const { t } = useLingui();
  const selection = useSelection(rows);
  const columns = useProductColumns(storeId, rows, mayChange ? selection : undefined);
  const latest = useRef(selection);
  useEffect(() => {
    latest.current = selection;
  });
  useShortcuts(useMemo(() => ({
    title: t`Products`,
    shortcuts: mayChange ? [{ keys: 'Space', label: t`Choose`, isInBar: false, applies: () => rowInHand() !== null, run: () => latest.current.toggle(rowInHand() ?? '', false) }] : [],
  }), [t, mayChange]));
  return (
    <>
      {selection.ids.size > 0 && <BulkBar storeId={storeId} selection={selection} />}
      <TableArea>
        <VirtualTable ref={table} label={t`Products`} rows={rows} columns={columns} rowHeight={ROW} keyOf={({ id }) => id} isSelected={({ id }) => selection.ids.has(id)} query={query} />
      </TableArea>
    </>
  );
}

function Actions({ storeSlug, isSmall = false }: { readonly storeSlug: string; readonly isSmall?: boolean }) {
  return (
    <>
      <LinkButton variant="default" {...(isSmall ? { visibleFrom: 'sm' as const } : {})} leftSection={<FileUp size={16} aria-hidden />} to="/s/$storeSlug/catalog/import" params={{ storeSlug }}><Trans>Import CSV</Trans></LinkButton>
      <LinkButton leftSection={<Plus size={16} aria-hidden />} to="/s/$storeSlug/catalog/new" params={{ storeSlug }}><Trans>Add product</Trans></LinkButton>
    </>
  );
}

interface EmptyProps { readonly isFiltered: boolean; readonly what: string; readonly mayChange: boolean; readonly storeSlug: string; readonly onClear: () => void }

function Empty({ isFiltered, what, mayChange, storeSlug, onClear }: EmptyProps) {
  if (isFiltered) return <NothingFound what={what} onClear={onClear} />;
  return (
    <State icon={PackageOpen} title={<Trans>No products yet</Trans>} actions={mayChange && <Actions storeSlug={storeSlug} />}>
      {mayChange ? <Trans>The assistant shows and recommends what is in the catalog. Add a product, or bring your list from a spreadsheet or another shop system.</Trans> : <Trans>The assistant shows and recommends what is in the catalog. An owner or admin can add products.</Trans>}
    </State>
  );
}
