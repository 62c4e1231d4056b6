import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list.module.css';

export interface NextPages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  fetchNextPage(): unknown;
}

/** Whether the next page may be asked for by itself. One that failed waits until somebody asks. */
export function mayGoOn({ hasNextPage, isFetchingNextPage, isFetchNextPageError }: NextPages): boolean {
  return hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
}

/** Says that the next page could not be loaded, with the way to ask again. */
export function PageFailed({ query, className = '', children }: { readonly query: NextPages; readonly className?: string | undefined; readonly children?: ReactNode }) {
  if (!query.isFetchNextPageError || query.isFetchingNextPage) return null;
  return (
    <div role="alert" className={`${classes['failed'] ?? ''} ${className}`}>
      <Text size="sm">{children ?? <Trans>Could not load more.</Trans>}</Text>
      <Button size="compact-sm" variant="default" onClick={() => void query.fetchNextPage()}><Trans>Try again</Trans></Button>
    </div>
  );
}
