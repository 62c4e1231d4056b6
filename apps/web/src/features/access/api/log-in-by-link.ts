import { useMutation } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** @param token of the one-time link; using it up takes this request, not the opening of the page */
export function useLogInByLink(token: string) {
  return useMutation({ mutationFn: () => api.post('/api/v1/auth/login-links', { body: { token } }) });
}
