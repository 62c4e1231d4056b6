import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/api.js';
import { linkQuery } from './get-link.js';

/** Asks for a fresh QR code. */
export function useBeginLink(storeId: string, accountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post('/api/v1/stores/{store_id}/accounts/{account_id}/link', { params: { path: { store_id: storeId, account_id: accountId } } }),
    onSuccess: async (link) => {
      const { queryKey } = linkQuery(storeId, accountId);
      // A look that began before the code came would say that there is none.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, link);
    },
  });
}
