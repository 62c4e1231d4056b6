import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { meQuery } from '../../../shared/people/me.js';

export function useCreateStore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateStoreDto']) => api.post('/api/v1/stores', { body }),
    onSuccess: () => client.fetchQuery({ ...meQuery, staleTime: 0 }),
  });
}
