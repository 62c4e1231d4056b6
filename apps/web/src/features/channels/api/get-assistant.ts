import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { channelsKey } from './keys.js';

/** Only the switch is looked at here. */
export const assistantSwitchQuery = (storeId: string) => queryOptions({
  queryKey: [...channelsKey(storeId), 'assistant'],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/assistant', { params: { path: { store_id: storeId } } })).enabled,
});
