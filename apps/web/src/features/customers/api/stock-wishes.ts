import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import { stockWishesKey } from './keys.js';

/** What a customer waits for, and what they were told lately. */
export const stockWishesQuery = (storeId: string, customerId: string) => queryOptions({
  queryKey: stockWishesKey(storeId, customerId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/stock-wishes', { params: { path: { store_id: storeId }, query: { customer_id: customerId, limit: 20 } } })).data,
});

/** Variants that are sold out, by the words of their product. */
export const soldOutQuery = (storeId: string, words: string) => queryOptions({
  queryKey: ['stores', storeId, 'products', 'sold-out', words] as const,
  queryFn: async () => {
    const { data } = await api.get('/api/v1/stores/{store_id}/products', { params: { path: { store_id: storeId }, query: { status: 'active', limit: 100, ...(words === '' ? {} : { q: words }) } } });
    return data.flatMap(({ title, variants }) => variants.filter(({ stock }) => stock !== null && stock <= 0).map((variant) => ({ id: variant.id, title: variants.length > 1 ? `${title} · ${variant.title}` : title })));
  },
});

export function useNoteWish(storeId: string, customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (variantId: string) => api.post('/api/v1/stores/{store_id}/stock-wishes', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body: { customer: customerId, variant_id: variantId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: stockWishesKey(storeId, customerId) }),
  });
}

export function useWithdrawWish(storeId: string, customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/stock-wishes/{stock_wish_id}', { params: { path: { store_id: storeId, stock_wish_id: id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: stockWishesKey(storeId, customerId) }),
  });
}
