import type { Role } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import { invitationsKey } from './keys.js';

export function useCreateInvitation(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly email: string; readonly role: Role }) =>
      api.post('/api/v1/stores/{store_id}/invitations', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsKey(storeId) }),
  });
}
