import type { SimulatedAct } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator, type SimulatorLine } from './call.js';
import { simulationKey } from './keys.js';

/** Does something on the phone; `arrived` tells whether the store's webhook took it at once. */
export function useAct(line: SimulatorLine, customerKey: string) {
  const { csrf_token: csrfToken } = useMe();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SimulatedAct) =>
      callSimulator<{ readonly arrived: boolean }>({ line, path: `/customers/${encodeURIComponent(customerKey)}/messages`, method: 'POST', csrfToken, body }),
    onSettled: () => client.invalidateQueries({ queryKey: simulationKey(line.storeId) }),
  });
}
