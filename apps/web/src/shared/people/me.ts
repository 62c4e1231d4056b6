import { atLeast, type Role } from '#contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, keepCsrfToken, type Schemas } from '../api/api.js';
import { sessionState } from '../api/session-state.js';

export type Me = Schemas['MeDto'];
export type Store = Schemas['StoreDto'];
export type MyStore = Schemas['MyStoreDto'];

/** Takes over who is logged in, wherever the answer came from. */
export function welcome(me: Me): Me {
  // The token of somebody else would send in their name what stands on this page.
  if (sessionState.begin(me.user.id)) keepCsrfToken(me.csrf_token);
  return me;
}

/**
 * Takes over who logged in just now.
 * @param next where they want to go
 * @returns false when this is the page of somebody else: then a fresh page opens there
 */
export function welcomeIn(me: Me, next = '/'): boolean {
  const isMine = sessionState.logIn(me.user.id, next);
  if (isMine) keepCsrfToken(me.csrf_token);
  return isMine;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => welcome(await api.get('/api/v1/me')),
  staleTime: 60_000,
});

/** The logged-in person with their stores; only for pages behind the login. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

const LAST_STORE = 'parley.last-store';

export function rememberStore(slug: string): void {
  localStorage.setItem(LAST_STORE, slug);
}

/** The store of the address, else the one that was open last, else the first. */
export function storeOf(me: Me, slug: string | undefined): MyStore | undefined {
  const bySlug = (wanted: string | null | undefined): MyStore | undefined => me.stores.find(({ store }) => store.slug === wanted);
  return slug === undefined ? bySlug(localStorage.getItem(LAST_STORE)) ?? me.stores[0] : bySlug(slug);
}

/** The store of the address with my role in it. Only for pages under `/s/$storeSlug`, whose route has checked that it is mine. */
export function useStore(): Store & { readonly role: Role } {
  const me = useMe();
  const { storeSlug } = useParams({ strict: false });
  const mine = storeOf(me, storeSlug);
  if (!mine) throw new Error('this page has no store');
  return { ...mine.store, role: mine.role };
}

export function useIsAtLeast(role: Role): boolean {
  return atLeast(useStore().role, role);
}
