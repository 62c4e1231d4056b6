import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { newsPage } from '../../../shared/live/news.js';
import type { Message } from '../model.js';
import { messagesKey } from './keys.js';

export interface MessagePage { readonly data: Message[]; readonly next_cursor: string | null }

export function listMessages(storeId: string, conversationId: string, cursor: string | null): Promise<MessagePage> {
  // What comes while the newest page is read may not be in it; a reaction is no row of its own.
  const isMissing = (news: object) => cursor === null && 'conversation_id' in news && news.conversation_id === conversationId && 'kind' in news && news.kind !== 'reaction';
  return newsPage(() => api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/messages', {
    params: { path: { store_id: storeId, conversation_id: conversationId }, query: { limit: 50, ...(cursor === null ? {} : { cursor }) } },
  }), isMissing);
}

/** Newest first, page after page into the past. */
export const messagesQuery = (storeId: string, conversationId: string) => infiniteQueryOptions({
  queryKey: messagesKey(storeId, conversationId),
  queryFn: ({ pageParam }) => listMessages(storeId, conversationId, pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});
