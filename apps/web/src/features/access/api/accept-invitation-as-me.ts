import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { meQuery } from '../../../shared/people/me.js';

/** Joins with the login of this browser, and gives who I am from then on. */
export function useAcceptInvitationAsMe(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await api.post('/api/v1/me/invitations/{token}/accept', { params: { path: { token } } });
      return client.fetchQuery({ ...meQuery, staleTime: 0 });
    },
  });
}
