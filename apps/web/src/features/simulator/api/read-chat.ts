import { useMutation } from '@tanstack/react-query';
import { useMe } from '../../../shared/people/me.js';
import { callSimulator, type SimulatorLine } from './call.js';

export function useReadChat(line: SimulatorLine, customerKey: string) {
  const { csrf_token: csrfToken } = useMe();
  return useMutation({
    mutationFn: () => callSimulator<undefined>({ line, path: `/customers/${encodeURIComponent(customerKey)}/read`, method: 'POST', csrfToken }),
  });
}
