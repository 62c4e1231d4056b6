import type { Role } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { meQuery } from '../../../shared/people/me.js';
import { membersKey } from '../../../shared/people/members.js';

export function useChangeMemberRole(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ memberId, role }: { readonly memberId: string; readonly role: Role }) =>
      api.patch('/api/v1/stores/{store_id}/members/{member_id}', { params: { path: { store_id: storeId, member_id: memberId } }, body: { role } }),
    // It may have been my own role.
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: membersKey(storeId) }), client.invalidateQueries({ queryKey: meQuery.queryKey })]),
  });
}
