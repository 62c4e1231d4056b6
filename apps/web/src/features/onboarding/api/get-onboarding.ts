import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export const onboardingKey = (storeId: string) => ['stores', storeId, 'onboarding'] as const;

export const onboardingQuery = (storeId: string) => queryOptions({
  queryKey: onboardingKey(storeId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/onboarding', { params: { path: { store_id: storeId } } }),
});

/** For what only reminds of it: who does not want to be reminded asks no more. */
export const onboardingReminderQuery = (storeId: string) => queryOptions({
  ...onboardingQuery(storeId),
  enabled: ({ state }) => state.data?.dismissed !== true,
});
