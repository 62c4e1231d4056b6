import { useMutation } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';

export function useLogIn() {
  return useMutation({ mutationFn: (body: Schemas['LoginDto']) => api.post('/api/v1/auth/sessions', { body }) });
}
