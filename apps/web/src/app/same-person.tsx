import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { listenToOtherWindows, sessionState, useIsSomebodyElse } from '../shared/api/session-state.js';

/** The page of one person. Once somebody else has logged in here, in this window or another one of the browser, nothing of it stays. */
export function SamePerson({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const isSomebodyElse = useIsSomebodyElse();
  useEffect(listenToOtherWindows, []);
  useEffect(() => {
    if (!isSomebodyElse) return;
    client.clear();
    // A fresh page in place of this one. What was being typed is gone already, so that nothing asks to stay.
    const leave = (): void => window.location.replace(sessionState.start());
    leave();
    // Whoever went elsewhere before it was there, and came back.
    window.addEventListener('pageshow', leave);
    return () => window.removeEventListener('pageshow', leave);
  }, [client, isSomebodyElse]);
  return isSomebodyElse ? null : children;
}
