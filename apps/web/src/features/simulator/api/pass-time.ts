import type { SimulatedChat } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator, type SimulatorLine } from './call.js';

/** Lets hours pass in this chat; everything of the store that is on the page is asked for again, since its times have changed. */
export function usePassTime(line: SimulatorLine, customerKey: string) {
  const { csrf_token: csrfToken } = useMe();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (hours: number) => callSimulator<SimulatedChat>({ line, path: `/customers/${encodeURIComponent(customerKey)}/passed-time`, method: 'POST', csrfToken, body: { hours } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['stores', line.storeId] }),
  });
}
