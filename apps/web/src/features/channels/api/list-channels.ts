import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { channelsKey } from './keys.js';

export type Channel = Schemas['ChannelDto'];
export type ChannelNumber = Schemas['ChannelNumberDto'];

export const channelsQuery = (storeId: string, language: string) => queryOptions({
  queryKey: [...channelsKey(storeId), 'cards', language],
  queryFn: () => api.get('/api/v1/stores/{store_id}/channels', { params: { path: { store_id: storeId }, query: { language } } }),
});
