import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { rulesKey } from './keys.js';

export const rulesQuery = (storeId: string) => queryOptions({
  queryKey: rulesKey(storeId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/notification-rules', { params: { path: { store_id: storeId } } })).data,
});
