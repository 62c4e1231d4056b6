import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api.js';
import type { Message } from '../model.js';
import { messagesKey } from './keys.js';

export interface MessagePage { readonly data: Message[]; readonly next_cursor: string | null }

/** Newest first, page after page into the past. */
export const messagesQuery = (storeId: string, conversationId: string) => infiniteQueryOptions({
  queryKey: messagesKey(storeId, conversationId),
  queryFn: ({ pageParam }): Promise<MessagePage> => api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/messages', {
    params: { path: { store_id: storeId, conversation_id: conversationId }, query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
  }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});
