import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator, type SimulatorLine } from './call.js';
import { simulationKey } from './keys.js';

/** Whether the store's next message gets lost on its way. */
export function useFailNext(line: SimulatorLine) {
  const { csrf_token: csrfToken } = useMe();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (on: boolean) => callSimulator<undefined>({ line, path: '/next-failure', method: 'PUT', csrfToken, body: { on } }),
    onSettled: () => client.invalidateQueries({ queryKey: simulationKey(line.storeId) }),
  });
}
