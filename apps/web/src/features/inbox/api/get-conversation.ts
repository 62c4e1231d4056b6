import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { withNews } from '../../../shared/live/news.js';
import { findInLists } from '../live/conversation-cache.js';
import { conversationKey } from './keys.js';

/** What the list knows of it is shown at once. */
export const conversationQuery = (client: QueryClient, storeId: string, id: string) => queryOptions({
  queryKey: conversationKey(storeId, id),
  queryFn: () => withNews(() => api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}', { params: { path: { store_id: storeId, conversation_id: id } } })),
  placeholderData: () => findInLists(client, storeId, id),
});
