import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { invitationsKey } from './keys.js';

export function useRevokeInvitation(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) => api.delete('/api/v1/stores/{store_id}/invitations/{invitation_id}', { params: { path: { store_id: storeId, invitation_id: invitationId } } }),
    // Nobody waits for the list: with its row goes what would be said.
    onSettled: () => void client.invalidateQueries({ queryKey: invitationsKey(storeId) }),
  });
}
