import { useMutation } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';

export function useRegister() {
  return useMutation({ mutationFn: (body: Schemas['RegisterDto']) => api.post('/api/v1/auth/registrations', { body }) });
}
