import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { membersKey } from '../../../shared/people/members.js';

export function useRemoveMember(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (memberId: string) => api.delete('/api/v1/stores/{store_id}/members/{member_id}', { params: { path: { store_id: storeId, member_id: memberId } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: membersKey(storeId) }),
  });
}
