import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { useShortcuts } from '../page/shortcuts.js';
import { mayGoOn, type NextPages, PageFailed } from './page-failed.js';
import { useRowFocus } from './row-focus.js';
import classes from './virtual-table.module.css';

export interface TableColumn<Row> {
  readonly key: string;
  readonly header: ReactNode;
  /** Track of the grid, for example `minmax(0, 2fr)`. */
  readonly width: string;
  /** Left out in a narrow window. */
  readonly isWide?: boolean;
  readonly isEnd?: boolean;
  readonly cell: (row: Row) => ReactNode;
}
export interface TableHandle {
  /** Moves the focus by so many rows, from the focused one. */
  move(by: number): void;
}
interface VirtualTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  /** Height of a row in pixels; all are equal. */
  readonly rowHeight: number;
  readonly keyOf: (row: Row) => string;
  readonly isSelected?: (row: Row) => boolean;
  readonly query: NextPages;
  readonly ref?: Ref<TableHandle>;
}

/** The keys that go from row to row of a page's table: the arrow keys come into it from anywhere on the page. @param title of the page */
export function useRowShortcuts(title: string, table: RefObject<TableHandle | null>, next: string, previous: string): void {
  useShortcuts(useMemo(() => ({
    title,
    shortcuts: [
      ...['j', 'ArrowDown'].map((keys) => ({ keys, label: next, run: () => table.current?.move(1) })),
      ...['k', 'ArrowUp'].map((keys) => ({ keys, label: previous, run: () => table.current?.move(-1) })),
    ],
  }), [title, table, next, previous]));
}

/** A table of any length: only what is seen is on the page, and the next rows are fetched before their turn. The arrow keys go from row to row, to the link in each. */
export function VirtualTable<Row>({ label, rows, columns, rowHeight, keyOf, isSelected, query, ref }: VirtualTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 10,
    getItemKey: (index) => (rows[index] === undefined ? index : keyOf(rows[index])),
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const mayAsk = mayGoOn(query) && last >= rows.length - 20;
  useEffect(() => {
    if (mayAsk) void fetchNextPage();
  }, [mayAsk, fetchNextPage]);

  const move = useRowFocus({
    scroller, virtualizer, count: rows.length,
    from: () => {
      const focused = document.activeElement?.closest('[data-row]')?.getAttribute('data-row');
      return rows.findIndex((row) => keyOf(row) === focused);
    },
    selectorOf: (index) => `[data-row="${rows[index] === undefined ? '' : keyOf(rows[index])}"] a`,
  });
  useImperativeHandle(ref, () => ({ move }));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    // Together with another key an arrow means something else.
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(by);
  };
  const tracks = (shown: readonly TableColumn<Row>[]): string => shown.map(({ width }) => width).join(' ');
  const style = { '--wide': tracks(columns), '--narrow': tracks(columns.filter(({ isWide }) => !isWide)) } as CSSProperties;
  return (
    <div className={classes['table']} role="table" aria-label={label} aria-rowcount={hasNextPage ? -1 : rows.length + 1} style={style}>
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={classes['head']}>
          {columns.map(({ key, header, isWide, isEnd }) => <div key={key} role="columnheader" data-wide={isWide || undefined} data-end={isEnd || undefined}>{header}</div>)}
        </div>
      </div>
      <div ref={scroller} role="rowgroup" className={classes['scroller']} onKeyDown={onKeyDown} data-scroller>
        <div className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const row = rows[index];
            return row !== undefined && (
              <div key={key} role="row" aria-rowindex={index + 2} data-row={keyOf(row)} data-selected={isSelected?.(row) || undefined} className={classes['row']} style={{ transform: `translateY(${start}px)`, height: rowHeight }}>
                {columns.map(({ key: name, cell, isWide, isEnd }) => <div key={name} role="cell" data-wide={isWide || undefined} data-end={isEnd || undefined}>{cell(row)}</div>)}
              </div>
            );
          })}
        </div>
        {isFetchingNextPage && <Text size="xs" c="dimmed" ta="center" py="sm" role="status"><Trans>Loading more…</Trans></Text>}
        <PageFailed query={query} />
      </div>
    </div>
  );
}
