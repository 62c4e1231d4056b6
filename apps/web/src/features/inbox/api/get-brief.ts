import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import type { Parts } from '../../../shared/message/parts.js';
import type { Conversation } from '../model.js';

/** What whoever has a conversation should know, as of when they got it. Made anew for everybody who gets it. */
export const briefQuery = (storeId: string, { id, handler, handler_version: version }: Pick<Conversation, 'id' | 'handler' | 'handler_version'>) => queryOptions({
  queryKey: ['stores', storeId, 'brief', id, handler, version],
  queryFn: async (): Promise<Parts> => ({ ...await api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/brief', { params: { path: { store_id: storeId, conversation_id: id } } }) }),
  staleTime: Infinity,
});
