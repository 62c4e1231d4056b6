import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let isOpen = false;
let hasEnded = false;

function change(open: boolean, ended: boolean): void {
  if (open === isOpen && ended === hasEnded) return;
  isOpen = open;
  hasEnded = ended;
  for (const listener of listeners) listener();
}

/** Whether somebody is logged in on this page, as far as the last answers of the API tell. */
export const sessionState = {
  begin: (): void => change(true, false),
  /** The API no longer knows the login. Says nothing while nobody was logged in: then the login page is where people are anyway. */
  end: (): void => change(isOpen, isOpen),
  leave: (): void => change(false, false),
};

/** True from the moment the login has ended until it was renewed. */
export function useHasSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hasEnded,
  );
}
