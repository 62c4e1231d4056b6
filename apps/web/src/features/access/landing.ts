import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type Me, meQuery, welcomeIn } from '../../shared/people/me.js';

/** The path of an address of this app; the start for any other site. */
function ownPath(address: string): string {
  const { origin } = window.location;
  const url = URL.canParse(address, origin) ? new URL(address, origin) : undefined;
  return url?.origin === origin ? url.pathname + url.search + url.hash : '/';
}

/** Takes somebody who just came in to where they wanted to go. */
export function useLanding(): (me: Me, next?: string) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (me, next = '/') => {
    const path = ownPath(next);
    if (!welcomeIn(me, path)) return;
    client.setQueryData(meQuery.queryKey, me);
    router.history.push(path);
  };
}
