import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import { endFirstLook } from '../../../shared/page/first-look.js';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { mayGoOn, type NextPages, PageFailed } from '../../../shared/list/page-failed.js';
import { useRowFocus } from '../../../shared/list/row-focus.js';
import { type Selection, useSelection } from '../../../shared/list/use-selection.js';
import { ErrorState } from '../../../shared/page/states.js';
import { conversationsQuery } from '../api/list-conversations.js';
import { type Conversation, customerName } from '../model.js';
import type { Filter } from '../search.js';
import { ConversationRow } from './conversation-row.js';
import classes from './list.module.css';
import { useRowFacts } from './use-row-facts.js';

const ChosenBar = lazyPart(async () => (await import('../choosing/chosen-bar.js')).ChosenBar);
const ListEmpty = lazyPart(async () => (await import('./list-empty.js')).ListEmpty);

/** Height of a row in pixels; all are equal. */
const ROW = 78;

export interface ListHandle {
  /** Moves the focus by so many rows, from the focused or the open one. */
  move(by: number): void;
  /** Chooses the focused or the open row, or takes it out again; with `isRange` everything from the last one to it. */
  choose(isRange: boolean): void;
  /** Id of the conversation so many rows from the open one; undefined where there is none. */
  beside(by: number): string | undefined;
}
interface ConversationListProps {
  readonly storeId: string;
  readonly filter: Filter;
  readonly openId: string | undefined;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly ref: Ref<ListHandle>;
}

export function ConversationList({ storeId, filter, openId, isFiltered, onClear, ref }: ConversationListProps) {
  const { t } = useLingui();
  const facts = useRowFacts(storeId, filter);
  const query = useInfiniteQuery(conversationsQuery(storeId, filter));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? [], [query.data]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8, getItemKey: (index) => rows[index]?.id ?? index });
  const items = virtualizer.getVirtualItems();
  const { isPending } = query;
  useLayoutEffect(() => {
    if (!isPending) endFirstLook();
  }, [isPending]);
  const { hasNextPage, isFetchingNextPage } = query;
  useNextPage(query, items.at(-1)?.index ?? 0, rows.length);

  const here = (): string | undefined => document.activeElement?.closest('[data-place]')?.getAttribute('data-place') ?? openId;
  const move = useRowFocus({
    scroller, virtualizer, count: rows.length,
    from: () => rows.findIndex(({ id }) => id === here()),
    selectorOf: (index) => `[data-conversation="${rows[index]?.id ?? ''}"]`,
  });
  const selection = useSelection(rows);
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  useImperativeHandle(ref, () => ({
    move,
    choose: (isRange) => {
      const id = here();
      if (id !== undefined && rows.some((row) => row.id === id)) selection.toggle(id, isRange);
    },
    beside: (by) => besideOf(rows, openId, by),
  }));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    // Together with another key an arrow means something else.
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(by);
  };

  if (query.data === undefined) return query.isPending ? <ListSkeleton /> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <ListEmpty filter={filter} isFiltered={isFiltered} onClear={onClear} />;
  return (
    <>
      <div ref={scroller} className={classes['scroller']} data-choosing={chosen.length > 0 || undefined} onKeyDown={onKeyDown} tabIndex={-1}>
        <ul className={classes['rows']} style={{ height: virtualizer.getTotalSize() }} aria-label={t`Conversations`}>
          {items.map(({ index, start, key }) => {
            const conversation = rows[index];
            return conversation && (
              <li key={key} className={classes['place']} style={{ transform: `translateY(${start}px)`, height: ROW }} aria-setsize={hasNextPage ? -1 : rows.length} aria-posinset={index + 1} data-place={conversation.id} data-chosen={selection.ids.has(conversation.id) || undefined}>
                <ChoiceBox conversation={conversation} selection={selection} />
                <ConversationRow conversation={conversation} facts={facts} q={filter.q} isOpen={conversation.id === openId} />
              </li>
            );
          })}
        </ul>
        {isFetchingNextPage && <Text size="xs" c="dimmed" ta="center" py="sm" role="status"><Trans>Loading more…</Trans></Text>}
        <PageFailed query={query} />
      </div>
      {/* Below the rows, which stay where the pointer is. */}
      {chosen.length > 0 && <ChosenBar storeId={storeId} conversations={chosen} onClear={selection.clear} />}
    </>
  );
}

function besideOf(rows: readonly Conversation[], openId: string | undefined, by: number): string | undefined {
  const at = rows.findIndex(({ id }) => id === openId);
  return at === -1 ? rows[0]?.id : rows[at + by]?.id;
}

function ChoiceBox({ conversation: { id, customer }, selection }: { readonly conversation: Conversation; readonly selection: Selection }) {
  const { t } = useLingui();
  return <label className={classes['box']}><input type="checkbox" aria-label={t`Choose ${customerName(customer)}`} checked={selection.ids.has(id)} onChange={(event) => selection.toggle(id, (event.nativeEvent as MouseEvent).shiftKey)} /></label>;
}

/** Asks for the next page before the last row is seen. */
function useNextPage(query: NextPages, last: number, count: number): void {
  const mayAsk = mayGoOn(query) && last >= count - 10;
  const { fetchNextPage } = query;
  useEffect(() => {
    if (mayAsk) void fetchNextPage();
  }, [mayAsk, fetchNextPage]);
}

function ListSkeleton() {
  const { t } = useLingui();
  return (
    <div className={classes['scroller']} aria-busy aria-label={t`Loading`} role="status">
      {Array.from({ length: 9 }, (_, index) => (
        <div key={index} className={classes['skeleton']}>
          <Skeleton circle height={40} />
          <div><Skeleton height={12} width={`${50 + (index * 13) % 30}%`} mb={10} /><Skeleton height={10} width={`${60 + (index * 17) % 35}%`} /></div>
        </div>
      ))}
    </div>
  );
}
