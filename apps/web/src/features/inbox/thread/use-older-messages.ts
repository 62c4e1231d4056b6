import { useEffect, useRef } from 'react';
import type { OlderMessages } from './use-sought-message.js';

/** So many rows before the first message that is here, the page before it is fetched. */
const AHEAD = 8;

/** Whoever goes up finds the older messages there. A page that did not come is asked for again when they go on. */
export function useOlderMessages({ hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage }: OlderMessages, first: number): void {
  const tried = useRef<number>(undefined);
  useEffect(() => {
    if (!hasNextPage || isFetchingNextPage || first >= AHEAD || (isFetchNextPageError && tried.current === first)) return;
    tried.current = first;
    void fetchNextPage();
  }, [first, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
}
