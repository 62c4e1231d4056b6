import { useEffect } from 'react';
import { tellPresence } from '../api/tell-presence.js';

/** Well before the server forgets it. */
const AGAIN_MS = 20_000;

/** Tells colleagues that one looks at this conversation, for as long as it is open on a visible page. */
export function usePresenceHere(storeId: string, conversationId: string): void {
  useEffect(() => {
    let isHere = false;
    const look = (): void => {
      const isVisible = document.visibilityState === 'visible';
      if (isVisible || isHere) tellPresence(storeId, conversationId, isVisible ? 'viewing' : 'gone');
      isHere = isVisible;
    };
    const leave = (): void => {
      if (isHere) tellPresence(storeId, conversationId, 'gone');
      isHere = false;
    };
    look();
    const timer = setInterval(() => isHere && look(), AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [storeId, conversationId]);
}
