import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { accountKey, accountsKey } from './keys.js';

export type ConnectionCheck = Schemas['ConnectionCheckDto'];
/** Values that were entered and not saved; without them the account is checked as it is stored. */
export interface CheckWanted {
  readonly accountId?: string | undefined;
  readonly entered?: { readonly provider: string; readonly fields: Record<string, string> } | undefined;
}

export function useCheckConnection(storeId: string) {
  const client = useQueryClient();
  const path = { store_id: storeId };
  return useMutation({
    mutationFn: async ({ accountId, entered }: CheckWanted): Promise<ConnectionCheck> => {
      if (entered || accountId === undefined) {
        const body = { provider: entered?.provider ?? '', fields: entered?.fields ?? {}, ...(accountId === undefined ? {} : { account_id: accountId }) };
        return api.post('/api/v1/stores/{store_id}/accounts/check', { params: { path }, body });
      }
      const { account, ...check } = await api.post('/api/v1/stores/{store_id}/accounts/{account_id}/check', { params: { path: { ...path, account_id: accountId } } });
      client.setQueryData(accountKey(storeId, accountId), account);
      return check;
    },
    onSettled: (_check, _error, { entered }) => (entered ? undefined : client.invalidateQueries({ queryKey: accountsKey(storeId) })),
  });
}
