import { useMutation } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator } from './call.js';

export function useReadChat(storeId: string, customerKey: string) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({
    mutationFn: () => callSimulator<undefined>({ storeId, path: `/customers/${encodeURIComponent(customerKey)}/read`, method: 'POST', csrfToken }),
  });
}
