import { useMutation } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export function useResetPassword(token: string) {
  return useMutation({ mutationFn: (password: string) => api.post('/api/v1/auth/password-resets/redeem', { body: { token, password } }) });
}
