import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** Templates that can be sent now. */
export const sendableTemplatesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'templates', 'sendable'] as const,
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/templates', { params: { path: { store_id: storeId }, query: { sendable: true, limit: 100 } } })).data,
});
export const templateQuery = (storeId: string, id: string) => queryOptions({
  queryKey: ['stores', storeId, 'templates', id] as const,
  queryFn: () => api.get('/api/v1/stores/{store_id}/templates/{template_id}', { params: { path: { store_id: storeId, template_id: id } } }),
});
export const activeAccountsQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'accounts', 'of-notifications'] as const,
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, query: { limit: 100 } } })).data,
});
/** Names of the dates that are kept of customers, the most used first. */
export const customerDateNamesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'customer-date-names'] as const,
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/customer-date-names', { params: { path: { store_id: storeId } } })).data.map(({ name }) => name),
});
