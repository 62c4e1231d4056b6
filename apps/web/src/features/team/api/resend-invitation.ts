import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import { invitationsKey } from './keys.js';

export function useResendInvitation(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) =>
      api.post('/api/v1/stores/{store_id}/invitations/{invitation_id}/resend', { params: { path: { store_id: storeId, invitation_id: invitationId }, header: idempotencyKey() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsKey(storeId) }),
  });
}
