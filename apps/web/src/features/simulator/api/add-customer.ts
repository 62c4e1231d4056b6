import type { SimulatedCustomer } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator } from './call.js';

export function useAddCustomer(storeId: string) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({
    mutationFn: (body: { readonly name?: string; readonly phone?: string; readonly username?: string }) =>
      callSimulator<SimulatedCustomer>({ storeId, path: '/customers', method: 'POST', csrfToken, body }),
  });
}
