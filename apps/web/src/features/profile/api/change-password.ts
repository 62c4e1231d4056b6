import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { sessionsKey } from './list-sessions.js';

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ChangePasswordDto']) => api.put('/api/v1/me/password', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
}
