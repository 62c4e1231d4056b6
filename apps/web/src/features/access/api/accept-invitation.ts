import { useMutation } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';

export function useAcceptInvitation(token: string) {
  return useMutation({ mutationFn: (body: Schemas['AcceptInvitationDto']) => api.post('/api/v1/auth/invitations/{token}/accept', { params: { path: { token } }, body }) });
}
