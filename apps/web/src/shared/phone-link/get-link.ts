import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../api/api.js';

export type PhoneLink = Schemas['PhoneLinkDto'];
/** Between two looks while a phone is being linked. */
const LOOK_EVERY_MS = 4_000;

/** How the phone behind an account is linked; looked at again and again until it is. */
export const linkQuery = (storeId: string, accountId: string) => queryOptions({
  queryKey: ['stores', storeId, 'accounts', accountId, 'link'],
  queryFn: () => api.get('/api/v1/stores/{store_id}/accounts/{account_id}/link', { params: { path: { store_id: storeId, account_id: accountId } } }),
  refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'connected' ? false : LOOK_EVERY_MS),
});
