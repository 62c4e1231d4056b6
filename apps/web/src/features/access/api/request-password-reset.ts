import { useMutation } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export function useRequestPasswordReset() {
  return useMutation({ mutationFn: (email: string) => api.post('/api/v1/auth/password-resets', { body: { email } }) });
}
