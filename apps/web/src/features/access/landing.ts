import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type Me, meQuery, welcome } from '../../shared/me.js';

/** Takes somebody who just came in to where they wanted to go. */
export function useLanding(): (me: Me, next?: string) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (me, next = '/') => {
    client.setQueryData(meQuery.queryKey, welcome(me));
    router.history.push(next);
  };
}
