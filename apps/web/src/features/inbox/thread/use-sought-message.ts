import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';

interface Sought {
  readonly isThere: (messageId: string) => boolean;
  readonly query: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly isFetchNextPageError: boolean; fetchNextPage(): unknown };
  readonly show: (messageId: string) => void;
}

/** A link to a message opens the thread at it, however old it is. Then the address is that of the conversation again. */
export function useSoughtMessage({ isThere, query: { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage }, show }: Sought): void {
  const { m: sought } = useSearch({ strict: false });
  const navigate = useNavigate();
  const isFound = sought !== undefined && isThere(sought);
  useEffect(() => {
    if (sought === undefined) return;
    if (!isFound && hasNextPage) {
      if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
      return;
    }
    if (isFound) show(sought);
    void navigate({ to: '.', search: ({ m: _found, ...search }: { m?: string }) => search, replace: true });
  }, [sought, isFound, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, show, navigate]);
}
