import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import { accountKey } from './keys.js';

/** Takes the conversations of another account over. */
export function useMoveConversations(storeId: string, accountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (from: string) => api.post('/api/v1/stores/{store_id}/accounts/{account_id}/conversation-moves', {
      params: { path: { store_id: storeId, account_id: accountId }, header: idempotencyKey() }, body: { from_account_id: from },
    }),
    onSettled: () => client.invalidateQueries({ queryKey: accountKey(storeId, accountId) }),
  });
}

/** Gives the conversations of a move back. */
export function useUndoMove(storeId: string, accountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (moveId: string) => api.post('/api/v1/stores/{store_id}/conversation-moves/{conversation_move_id}/undo', { params: { path: { store_id: storeId, conversation_move_id: moveId } } }),
    onSettled: () => client.invalidateQueries({ queryKey: accountKey(storeId, accountId) }),
  });
}
