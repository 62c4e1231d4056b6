import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list-page.module.css';
import { usePageTitle } from '../page/page.js';

interface ListPageProps {
  readonly title: string;
  readonly place: string;
  readonly actions?: ReactNode;
  /** Search and filters. */
  readonly tools: ReactNode;
  readonly children: ReactNode;
}

/** A page that is one long table: as wide and high as the window, so that only the rows scroll. */
export function ListPage({ title, place, actions, tools, children }: ListPageProps) {
  const heading = usePageTitle(title, place);
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <Group justify="space-between" gap="sm">
          <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{title}</Title>
          {actions !== undefined && <Group gap="xs">{actions}</Group>}
        </Group>
        <div className={classes['tools']}>{tools}</div>
      </header>
      {children}
    </div>
  );
}

/** Where the rows of such a page stand: the rest of the window. */
export function TableArea({ children }: { readonly children: ReactNode }) {
  return <div className={classes['rows']}>{children}</div>;
}
