import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { meQuery, welcome } from '../../../shared/people/me.js';

export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly name: string }) => api.patch('/api/v1/me', { body }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, welcome(me)),
  });
}
