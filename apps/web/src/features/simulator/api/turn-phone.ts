import type { SimulatedCustomer } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator, type SimulatorLine } from './call.js';
import { simulationKey } from './keys.js';

/** A phone that is off gets nothing until it is on again. */
export function useTurnPhone(line: SimulatorLine, customerKey: string) {
  const { csrf_token: csrfToken } = useMe();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (online: boolean) => callSimulator<SimulatedCustomer>({ line, path: `/customers/${encodeURIComponent(customerKey)}`, method: 'PATCH', csrfToken, body: { online } }),
    onSettled: () => client.invalidateQueries({ queryKey: simulationKey(line.storeId) }),
  });
}
