import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { setupQuery } from './get-channel-setup.js';
import { channelsKey } from './keys.js';

/** Credentials hold secrets: nothing of the call is kept. */
export function useConnectChannel(storeId: string, provider: string, language: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: Readonly<Record<string, string>>) =>
      api.post('/api/v1/stores/{store_id}/channels/{provider}/setup/credentials', { params: { path: { store_id: storeId, provider }, query: { language } }, body: { fields } }),
    gcTime: 0,
    onSuccess: ({ setup }) => {
      client.setQueryData(setupQuery(storeId, provider, language).queryKey, setup);
      void client.invalidateQueries({ queryKey: [...channelsKey(storeId), 'cards'] });
    },
  });
}
