import { useLingui } from '@lingui/react/macro';
import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import classes from './list-page.module.css';
import { usePageTitle } from '../page/page.js';
import { useShortcuts } from '../page/shortcuts.js';

interface ListPageProps {
  readonly title: string;
  readonly place: string;
  readonly actions?: ReactNode;
  /** Search and filters. */
  readonly tools: ReactNode;
  /** Where there are filters: shows everything again. */
  readonly onClear?: () => void;
  readonly children: ReactNode;
}

/** A page that is one long table: as wide and high as the window, so that only the rows scroll. */
export function ListPage({ title, place, actions, tools, onClear, children }: ListPageProps) {
  const heading = usePageTitle(title, place);
  const bar = useRef<HTMLDivElement>(null);
  useFilterShortcuts(onClear, () => [...bar.current?.querySelectorAll<HTMLElement>('select, input, button, a[href]') ?? []].find((each) => each.closest(SEARCH) === null)?.focus());
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <Group justify="space-between" gap="sm">
          <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{title}</Title>
          {actions !== undefined && <Group gap="xs">{actions}</Group>}
        </Group>
        <div ref={bar} className={classes['tools']}>{tools}</div>
      </header>
      {children}
    </div>
  );
}

const SEARCH = '[data-search-field]';

/** `f` and Shift+`f` of a list. @param onClear shows everything again; without one there is nothing to filter by */
export function useFilterShortcuts(onClear: (() => void) | undefined, onFilter: () => void): void {
  const { t } = useLingui();
  const latest = useRef({ onClear, onFilter });
  useEffect(() => {
    latest.current = { onClear, onFilter };
  });
  const hasFilters = onClear !== undefined;
  useShortcuts(useMemo(() => ({
    title: t`Filters`,
    shortcuts: hasFilters ? [
      { keys: 'f', label: t`Filters`, run: () => latest.current.onFilter() },
      { keys: 'Shift+f', label: t`Clear filters`, run: () => latest.current.onClear?.() },
    ] : [],
  }), [t, hasFilters]));
}

/** Where the rows of such a page stand: the rest of the window. */
export function TableArea({ children }: { readonly children: ReactNode }) {
  return <div className={classes['rows']}>{children}</div>;
}
