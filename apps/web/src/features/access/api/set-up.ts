import { useMutation } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';

/** @param token of the link that the installation printed at its first start */
export function useSetUp(token: string) {
  return useMutation({ mutationFn: (body: Schemas['RegisterDto']) => api.post('/api/v1/auth/setup', { body: { ...body, token } }) });
}
