import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { membersKey } from '../../../shared/people/members.js';

export function useRemoveMember(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (memberId: string) => api.delete('/api/v1/stores/{store_id}/members/{member_id}', { params: { path: { store_id: storeId, member_id: memberId } } }),
    // Nobody waits for the list: with its row goes what would be said.
    onSuccess: () => void client.invalidateQueries({ queryKey: membersKey(storeId) }),
  });
}
