import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { setupKey } from './keys.js';

export type Setup = Schemas['ChannelSetupDto'];
export type SetupField = Schemas['SetupFieldDto'];
export type SetupInstruction = Schemas['SetupInstructionDto'];

export const setupQuery = (storeId: string, provider: string, language: string) => queryOptions({
  queryKey: [...setupKey(storeId, provider), language],
  queryFn: () => api.get('/api/v1/stores/{store_id}/channels/{provider}/setup', { params: { path: { store_id: storeId, provider }, query: { language } } }),
});
