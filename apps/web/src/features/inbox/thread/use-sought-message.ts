import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useNotices } from '../../../shared/page/notices.js';
import { messageExistsQuery } from '../api/get-message.js';

interface Sought {
  readonly storeId: string;
  readonly conversationId: string;
  readonly isThere: (messageId: string) => boolean;
  readonly query: OlderMessages;
  readonly show: (messageId: string) => void;
}

/** What a query of messages tells about the pages before those that are here. */
export interface OlderMessages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  /** The last page that was asked for did not come. */
  readonly isFetchNextPageError: boolean;
  readonly error: unknown;
  fetchNextPage(): unknown;
}

/** A link to a message opens the thread at it, however old it is. Then the address is that of the conversation again. */
export function useSoughtMessage({ storeId, conversationId, isThere, query, show }: Sought): void {
  const { m: sought } = useSearch({ strict: false });
  const navigate = useNavigate();
  const notices = useNotices();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = query;
  const isFound = sought !== undefined && isThere(sought);
  // A thread may have a hundred pages: none is fetched for a message that is in none of them.
  const { data: exists, error: refusal } = useQuery({ ...messageExistsQuery(storeId, conversationId, sought ?? ''), enabled: sought !== undefined && !isFound });
  const asked = useRef<string>(undefined);
  useEffect(() => {
    if (sought === undefined) return;
    // A page that somebody scrolled for may have failed long ago.
    const problem = refusal ?? (isFetchNextPageError && !isFetchingNextPage && asked.current === sought ? error : null);
    if (!isFound && problem === null && (hasNextPage || !exists)) {
      if (!exists || isFetchingNextPage) return;
      asked.current = sought;
      void fetchNextPage();
      return;
    }
    asked.current = undefined;
    if (isFound) show(sought);
    else if (problem !== null) notices.failed(problem);
    void navigate({ to: '.', search: ({ m: _found, ...search }: { m?: string }) => search, replace: true });
  }, [sought, isFound, refusal, exists, hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage, show, navigate, notices]);
}
