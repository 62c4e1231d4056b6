import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** The store's WhatsApp numbers, for filters and for the mark on conversations where there are several. */
export const accountNamesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'accounts', 'names'],
  queryFn: async () => {
    const page = await api.get('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, query: { limit: 100 } } });
    return page.data.map(({ id, name, provider_label, display_phone_number }) => ({ id, name, provider: provider_label, phone: display_phone_number }));
  },
  staleTime: 60_000,
});
