import { useSyncExternalStore } from 'react';

// The question "answer the waiting message now?" is asked from the banner, from a row of the thread and by a key.
let asked: string | undefined;
const listeners = new Set<() => void>();

function ask(conversationId: string | undefined): void {
  asked = conversationId;
  for (const listener of listeners) listener();
}
export const openReturning = (conversationId: string): void => ask(conversationId);
export const closeReturning = (): void => ask(undefined);

export function useIsReturning(conversationId: string): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => asked === conversationId);
}
