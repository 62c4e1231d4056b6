import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { accountKey } from './keys.js';

export type MoveSource = Schemas['MoveSourceDto'];
export type ConversationMove = Schemas['ConversationMoveDto'];

/** From where an account could take conversations over, and what it took lately. */
export const movesQuery = (storeId: string, accountId: string) => queryOptions({
  queryKey: [...accountKey(storeId, accountId), 'moves'],
  queryFn: async () => {
    const params = { path: { store_id: storeId, account_id: accountId } };
    const [sources, moves] = await Promise.all([
      api.get('/api/v1/stores/{store_id}/accounts/{account_id}/conversation-sources', { params }),
      api.get('/api/v1/stores/{store_id}/accounts/{account_id}/conversation-moves', { params }),
    ]);
    return { sources: sources.data, moves: moves.data };
  },
});
