import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator } from './call.js';
import { simulationKey } from './keys.js';

/** Whether the store's next message gets lost on its way. */
export function useFailNext(storeId: string) {
  const { csrf_token: csrfToken } = useMe();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (on: boolean) => callSimulator<undefined>({ storeId, path: '/next-failure', method: 'PUT', csrfToken, body: { on } }),
    onSettled: () => client.invalidateQueries({ queryKey: simulationKey(storeId) }),
  });
}
