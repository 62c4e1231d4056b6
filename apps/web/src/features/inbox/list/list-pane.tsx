import { useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Ref, useMemo, useRef } from 'react';
import { useStore } from '../../../shared/people/me.js';
import { usePageTitle } from '../../../shared/page/page.js';
import { useFilterShortcuts } from '../../../shared/list/list-page.js';
import { SearchField } from '../../../shared/list/search-field.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { countsQuery } from '../api/count-conversations.js';
import { type Filter, type InboxSearch } from '../search.js';
import { ConversationList, type ListHandle } from './conversation-list.js';
import { FilterChips, FilterMenu } from './filters.js';
import classes from './list.module.css';
import { ListTabs, MoreLists } from './list-tabs.js';

interface ListPaneProps {
  readonly storeId: string;
  readonly search: InboxSearch;
  readonly ref: Ref<ListHandle>;
}

function withoutQ({ q: _gone, ...rest }: Filter): Filter {
  return rest;
}

export function ListPane({ storeId, search: { c, m: _sought, ...wanted }, ref }: ListPaneProps) {
  const { t } = useLingui();
  const store = useStore();
  const navigate = useNavigate();
  const { data: counts } = useQuery(countsQuery(storeId));
  const waiting = counts?.waiting ?? 0;
  const heading = usePageTitle(waiting > 0 ? `(${waiting}) ${t`Inbox`}` : t`Inbox`, store.name);
  const key = JSON.stringify(wanted);
  const filter = useMemo<Filter>(() => ({ tab: 'all', ...(JSON.parse(key) as Filter) }), [key]);
  const search = useRef<HTMLInputElement>(null);
  const change = (next: Filter, replace = false): void => void navigate({ to: '.', search: { ...next, ...(c ? { c } : {}) }, replace });
  useShortcuts(useMemo(() => ({ title: t`Search`, shortcuts: [{ keys: '/', label: t`Search conversations`, run: () => search.current?.focus() }] }), [t]));
  const filters = useRef<HTMLButtonElement>(null);
  const clear = (): void => change(wanted.tab ? { tab: wanted.tab } : {});
  // The list answers these by itself, when it has the focus.
  useShortcuts(useMemo(() => ({ title: t`List of conversations`, shortcuts: [{ keys: 'ArrowDown', label: t`Next conversation` }, { keys: 'ArrowUp', label: t`Previous conversation` }] }), [t]));
  useFilterShortcuts(clear, () => filters.current?.click());
  return (
    <section className={classes['pane']} aria-label={t`Conversations`}>
      <div className={classes['head']}>
        <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{t`Inbox`}</Title>
        <div className={classes['tools']}><MoreLists /><FilterMenu ref={filters} storeId={storeId} filter={filter} onChange={change} /></div>
      </div>
      <div className={classes['search']}>
        <SearchField ref={search} label={t`Search names, numbers, messages`} value={wanted.q ?? ''} onChange={(q) => change(q === '' ? withoutQ(filter) : { ...filter, q }, true)} />
      </div>
      <ListTabs tab={filter.tab ?? 'all'} counts={counts} />
      <FilterChips storeId={storeId} filter={filter} onChange={change} />
      <ConversationList ref={ref} storeId={storeId} filter={filter} openId={c} isFiltered={Object.keys(wanted).some((part) => part !== 'tab')} onClear={clear} />
    </section>
  );
}
