import { Trans } from '@lingui/react/macro';
import { Button, Center } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list.module.css';

/** Rows of equal things, each its own line. */
export function List({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <ul className={classes['list']} aria-label={label}>{children}</ul>;
}

export function ListRow({ children }: { readonly children: ReactNode }) {
  return <li className={classes['row']}>{children}</li>;
}

interface MoreRowsProps {
  readonly query: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): unknown };
}

/** The way to the next page of a list, as long as there is one. */
export function MoreRows({ query }: MoreRowsProps) {
  if (!query.hasNextPage) return null;
  return <Center p="md"><Button variant="default" size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}><Trans>Show more</Trans></Button></Center>;
}
