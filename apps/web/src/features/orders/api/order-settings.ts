import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { orderSettingsKey } from './keys.js';

export const orderSettingsQuery = (storeId: string) => queryOptions({
  queryKey: orderSettingsKey(storeId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/order-settings', { params: { path: { store_id: storeId } } }),
});
