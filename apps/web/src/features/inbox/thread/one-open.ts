import { useSyncExternalStore } from 'react';

/** Something of one conversation that is opened from several places: a button, a row of the thread, a key. */
export interface OneOpen {
  open(conversationId: string): void;
  close(): void;
  useIsOpen(conversationId: string): boolean;
}

export function oneOpen(): OneOpen {
  let asked: string | undefined;
  const listeners = new Set<() => void>();
  const ask = (conversationId: string | undefined): void => {
    asked = conversationId;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    open: ask,
    close: () => ask(undefined),
    useIsOpen: (conversationId) => useSyncExternalStore(subscribe, () => asked === conversationId),
  };
}
