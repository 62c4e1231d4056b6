import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export const sendableTemplatesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'templates', 'sendable'] as const,
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/templates', { params: { path: { store_id: storeId }, query: { sendable: true, limit: 100 } } })).data,
});
export const templateQuery = (storeId: string, id: string) => queryOptions({
  queryKey: ['stores', storeId, 'templates', id] as const,
  queryFn: () => api.get('/api/v1/stores/{store_id}/templates/{template_id}', { params: { path: { store_id: storeId, template_id: id } } }),
});
