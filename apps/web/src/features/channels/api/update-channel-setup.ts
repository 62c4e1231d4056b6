import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { channelsKey } from './keys.js';
import { setupQuery } from './get-channel-setup.js';

/** Keeps how far people have come. */
export function useUpdateChannelSetup(storeId: string, provider: string, language: string) {
  const client = useQueryClient();
  return useMutation({
    // One after the other: the last step that people went to is the one that stays.
    scope: { id: `channel-setup-${provider}` },
    mutationFn: (body: Schemas['UpdateSetupDto']) =>
      api.patch('/api/v1/stores/{store_id}/channels/{provider}/setup', { params: { path: { store_id: storeId, provider }, query: { language } }, body }),
    // A tick is seen at once; the answer brings the truth.
    onMutate: ({ ticked }) => {
      if (ticked) client.setQueryData(setupQuery(storeId, provider, language).queryKey, (setup) => setup && { ...setup, ticked });
    },
    onError: () => void client.invalidateQueries({ queryKey: setupQuery(storeId, provider, language).queryKey }),
    onSuccess: (setup) => {
      client.setQueryData(setupQuery(storeId, provider, language).queryKey, setup);
      void client.invalidateQueries({ queryKey: [...channelsKey(storeId), 'cards'] });
    },
  });
}
