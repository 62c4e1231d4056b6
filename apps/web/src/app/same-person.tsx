import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { listenToOtherWindows, useIsSomebodyElse } from '../shared/api/session-state.js';

/** The page of one person. Once somebody else has logged in here, in this window or another one of the browser, nothing of it stays. */
export function SamePerson({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const isSomebodyElse = useIsSomebodyElse();
  useEffect(listenToOtherWindows, []);
  useEffect(() => {
    if (!isSomebodyElse) return;
    client.clear();
    // A fresh page. What was being typed is gone from this one already, so that nothing asks to stay.
    window.location.assign('/');
  }, [client, isSomebodyElse]);
  return isSomebodyElse ? null : children;
}
