import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { channelsKey, setupKey } from './keys.js';

/** Ends the wizard or starts it over; a saved account stays. */
export function useDeleteChannelSetup(storeId: string, provider: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `channel-setup-${provider}` },
    mutationFn: () => api.delete('/api/v1/stores/{store_id}/channels/{provider}/setup', { params: { path: { store_id: storeId, provider } } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: setupKey(storeId, provider), type: 'inactive' });
      return client.invalidateQueries({ queryKey: channelsKey(storeId) });
    },
  });
}
