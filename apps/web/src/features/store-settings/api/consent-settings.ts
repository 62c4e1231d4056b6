import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';

export type ConsentSettingsData = Schemas['ConsentSettingsDto'];

export const consentSettingsQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'consent-settings'] as const,
  queryFn: () => api.get('/api/v1/stores/{store_id}/consent-settings', { params: { path: { store_id: storeId } } }),
});

export function useUpdateConsentSettings(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateConsentSettingsDto']) => api.patch('/api/v1/stores/{store_id}/consent-settings', { params: { path: { store_id: storeId } }, body }),
    onSuccess: (saved) => client.setQueryData(consentSettingsQuery(storeId).queryKey, saved),
  });
}
