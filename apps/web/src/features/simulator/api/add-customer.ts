import type { SimulatedCustomer } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator, type SimulatorLine } from './call.js';

export function useAddCustomer(line: SimulatorLine) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({
    mutationFn: (body: { readonly name?: string; readonly phone?: string; readonly username?: string }) =>
      callSimulator<SimulatedCustomer>({ line, path: '/customers', method: 'POST', csrfToken, body }),
  });
}
