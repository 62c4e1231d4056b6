import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { useNotices } from '../../../shared/page/notices.js';
import { onboardingKey } from './get-onboarding.js';

/** Takes the reminder out of the menu, or brings it back. */
export function useDismissOnboarding(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (dismissed: boolean) => api.patch('/api/v1/stores/{store_id}/onboarding', { params: { path: { store_id: storeId } }, body: { dismissed } }),
    onSuccess: (onboarding) => client.setQueryData(onboardingKey(storeId), onboarding),
    onError: (error) => notices.failed(error),
  });
}
