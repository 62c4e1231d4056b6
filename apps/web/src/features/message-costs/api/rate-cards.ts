import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { messageCostsKey } from './get-message-costs.js';

export type RateCard = Schemas['RateCardDto'];

const rateCardsKey = (storeId: string) => ['stores', storeId, 'rate-cards'] as const;
export const rateCardsQuery = (storeId: string) => queryOptions({
  queryKey: rateCardsKey(storeId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/rate-cards', { params: { path: { store_id: storeId } } })).data,
});

export function useSaveRateCard(storeId: string) {
  const refresh = useRefresh(storeId);
  return useMutation({ mutationFn: (body: Schemas['SaveRateCardDto']) => api.post('/api/v1/stores/{store_id}/rate-cards', { params: { path: { store_id: storeId } }, body }), onSuccess: refresh });
}

export function useDeleteRateCard(storeId: string) {
  const refresh = useRefresh(storeId);
  return useMutation({ mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/rate-cards/{rate_card_id}', { params: { path: { store_id: storeId, rate_card_id: id } } }), onSettled: refresh });
}

/** What messages cost follows from the cards. */
function useRefresh(storeId: string): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all([rateCardsKey(storeId), messageCostsKey(storeId)].map((queryKey) => client.invalidateQueries({ queryKey })));
}
