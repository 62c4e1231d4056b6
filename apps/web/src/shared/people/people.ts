import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Schemas } from '../api/api.js';

type Person = Schemas['MemberDto']['user'];

/** Who works in the store; for names beside messages and for assigning. */
export const peopleQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'members', 'people'],
  queryFn: async (): Promise<Person[]> => {
    const page = await api.get('/api/v1/stores/{store_id}/members', { params: { path: { store_id: storeId }, query: { limit: 100 } } });
    return page.data.map(({ user }) => user);
  },
  staleTime: 60_000,
});

/** Gives a person's name; undefined for somebody who left. */
export function usePeopleNames(storeId: string): (userId: string | null) => string | undefined {
  const { data } = useQuery(peopleQuery(storeId));
  return useMemo(() => {
    const names = new Map(data?.map(({ id, name }) => [id, name]));
    return (userId) => (userId === null ? undefined : names.get(userId));
  }, [data]);
}
