import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { channelsKey } from './keys.js';

export const waitingQuery = (storeId: string) => queryOptions({
  queryKey: [...channelsKey(storeId), 'waiting'],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/conversations/counts', { params: { path: { store_id: storeId } } })).waiting,
});
