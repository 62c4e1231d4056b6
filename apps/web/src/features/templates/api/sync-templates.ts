import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { accountUsesQuery } from '../../../shared/api/list-account-uses.js';
import { templatesKey } from '../../../shared/templates/templates-query.js';

export function useSyncTemplates(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    /** @param accountId all active accounts when missing */
    mutationFn: async (accountId: string | undefined) => (await api.post('/api/v1/stores/{store_id}/templates/sync', { params: { path: { store_id: storeId } }, body: accountId === undefined ? {} : { account_id: accountId } })).data,
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: templatesKey(storeId) }), client.invalidateQueries(accountUsesQuery(storeId))]),
  });
}
