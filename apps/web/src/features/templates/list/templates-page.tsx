import { TEMPLATE_CATEGORIES, TEMPLATE_STATUSES } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { LayoutTemplate, Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { ListPage, TableArea } from '../../../shared/list/list-page.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { SearchField } from '../../../shared/list/search-field.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { Loaded, NothingFound, RowsSkeleton, State } from '../../../shared/page/states.js';
import { CATEGORY_TEXTS, STATUS_TEXTS } from '../../../shared/templates/template-texts.js';
import { templatesQuery } from '../../../shared/templates/templates-query.js';
import { type TableHandle, useRowShortcuts, VirtualTable } from '../../../shared/list/virtual-table.js';
import { templateAccountsQuery } from '../api/list-template-accounts.js';
import { templateUsesQuery } from '../api/list-template-uses.js';
import type { TemplatesSearch } from '../search.js';
import { NewTemplateDialog } from './new-template-dialog.js';
import { SyncButton } from './sync-button.js';
import { useTemplateColumns } from './template-cells.js';
import { useSyncWithNotices } from './use-sync-with-notices.js';

const ROW = 64;

/** All templates of the store; every language is a row. */
export function TemplatesPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/frame/s/$storeSlug/templates' });
  const words = useRef<HTMLInputElement>(null);
  const table = useRef<TableHandle>(null);
  const [isNew, creating] = useDisclosure();
  const query = useInfiniteQuery(templatesQuery(store.id, search));
  const { data: accounts = [] } = useQuery(templateAccountsQuery(store.id));
  const { data: uses } = useQuery(templateUsesQuery(store.id));
  const columns = useTemplateColumns(accounts, uses);
  const { sync, isSyncing } = useSyncWithNotices(store.id);
  const go = (next: TemplatesSearch): void => void navigate({ to: '/s/$storeSlug/templates', params: { storeSlug }, search: next, replace: true });
  const open = creating.open;
  useRowShortcuts(t`Templates`, table, t`Next template`, t`Previous template`);
  useShortcuts(useMemo(() => ({
    title: t`Templates`,
    shortcuts: [
      { keys: '/', label: t`Search templates`, run: () => words.current?.focus() },
      ...(mayChange ? [{ keys: 'c', label: t`New template`, run: open }, { keys: 's', label: t`Sync with WhatsApp`, run: () => sync() }] : []),
    ],
  }), [t, mayChange, open, sync]));
  const { q, status, category } = search;
  const isFiltered = q !== undefined || status !== undefined || category !== undefined;
  const begin = mayChange && <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}><Trans>New template</Trans></Button>;
  return (
    <ListPage
      title={t`Templates`} place={store.name} onClear={() => go({})}
      actions={mayChange && <><SyncButton storeId={store.id} accounts={accounts} isSyncing={isSyncing} onSync={sync} />{begin}</>}
      tools={
        <>
          <SearchField ref={words} label={t`Search by name or text`} value={q ?? ''} onChange={(text) => go({ ...rest(search, 'q'), ...(text === '' ? {} : { q: text }) })} />
          <Filters search={search} onGo={go} />
        </>
      }
    >
      <Loaded query={query} skeleton={<TableArea><RowsSkeleton rows={9} /></TableArea>}>
        {(rows) => {
          if (rows.length > 0) return <TableArea><VirtualTable key={JSON.stringify(search)} ref={table} label={t`Templates`} rows={rows} columns={columns} rowHeight={ROW} keyOf={({ id }) => id} query={query} /></TableArea>;
          if (isFiltered) return <NothingFound what={q ?? t`this filter`} onClear={() => go({})} />;
          return (
            <State icon={LayoutTemplate} title={<Trans>Templates are the only way to write after 24 hours</Trans>} actions={begin}>
              <Trans>WhatsApp approves them once; then they carry order updates, reminders and offers. Begin with one of ours, or sync those that you have.</Trans>
            </State>
          );
        }}
      </Loaded>
      {isNew && <NewTemplateDialog onClose={creating.close} />}
    </ListPage>
  );
}

function Filters({ search, onGo }: { readonly search: TemplatesSearch; readonly onGo: (next: TemplatesSearch) => void }) {
  const { t, i18n } = useLingui();
  const { status, category } = search;
  return (
    <>
      <NativeSelect
        aria-label={t`Status`} value={status ?? ''} onChange={({ currentTarget: { value } }) => onGo({ ...rest(search, 'status'), ...pick('status', TEMPLATE_STATUSES, value) })}
        data={[{ value: '', label: t`Every status` }, ...TEMPLATE_STATUSES.filter((each) => each !== 'deleted').map((each) => ({ value: each, label: i18n._(STATUS_TEXTS[each]) }))]}
      />
      <NativeSelect
        aria-label={t`Category`} value={category ?? ''} onChange={({ currentTarget: { value } }) => onGo({ ...rest(search, 'category'), ...pick('category', TEMPLATE_CATEGORIES, value) })}
        data={[{ value: '', label: t`Every category` }, ...TEMPLATE_CATEGORIES.map((each) => ({ value: each, label: i18n._(CATEGORY_TEXTS[each]) }))]}
      />
    </>
  );
}

function rest(search: TemplatesSearch, without: keyof TemplatesSearch): TemplatesSearch {
  const { [without]: _gone, ...others } = search;
  return others;
}
function pick<K extends string, T extends string>(key: K, values: readonly T[], value: string): Partial<Record<K, T>> {
  const found = values.find((each) => each === value);
  return (found === undefined ? {} : { [key]: found }) as Partial<Record<K, T>>;
}
