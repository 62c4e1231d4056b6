import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { meQuery } from '../people/me.js';
import { useHasSessionEnded } from '../api/session-state.js';
import { LiveConnection } from './live-connection.js';
import type { LiveEvent, LiveState } from './live-event.js';
import { forgetPresence, takePresence } from './presence.js';

export type { LiveEvent, LiveState } from './live-event.js';

/** Brings one event into the query cache of the store. A feature exports one, and the app lists them. */
export type LivePatch = (client: QueryClient, storeId: string, event: LiveEvent) => void;

const Live = createContext<LiveState>('connecting');

/** Whether news arrive at this page right now. */
export function useLiveState(): LiveState {
  return use(Live);
}

interface LiveProviderProps {
  readonly storeId: string | undefined;
  readonly patches: readonly LivePatch[];
  readonly children: ReactNode;
}

/** Keeps the query cache of a store up to date for as long as it is on the page. */
export function LiveProvider({ storeId, patches, children }: LiveProviderProps) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const connected = useRef<LiveConnection>(undefined);
  const hasSessionEnded = useHasSessionEnded();
  useEffect(() => {
    if (!hasSessionEnded) connected.current?.retry();
  }, [hasSessionEnded]);
  useEffect(() => {
    if (storeId === undefined) return undefined;
    const connection = new LiveConnection(storeId, {
      onPresence: takePresence,
      // The browser does not tell the answer. If it was the login, this asks for it.
      onRefused: () => void client.invalidateQueries({ queryKey: meQuery.queryKey }),
      onEvent: (event) => {
        for (const patch of patches) patch(client, storeId, event);
      },
      onState: (next) => {
        setState(next);
        // What was fetched before news flowed (again) may have missed some.
        if (next === 'live') void client.invalidateQueries({ predicate: ({ queryKey, state: { dataUpdatedAt } }) => dataUpdatedAt > 0 && (queryKey[0] === 'me' || queryKey[1] === storeId) });
      },
    });
    connected.current = connection;
    return () => {
      connected.current = undefined;
      connection.close();
      forgetPresence();
    };
  }, [client, storeId, patches]);
  return <Live value={state}>{children}</Live>;
}
