import { useEffect, useSyncExternalStore } from 'react';

/** Something of one conversation that is opened from several places: a button, a row of the thread, a key. */
export interface OneOpen<About = never> {
  /** @param about what it begins with */
  open(conversationId: string, about?: About): void;
  close(): void;
  /** For what shows it: when that leaves the page, or turns to another conversation, it is closed. */
  useIsOpen(conversationId: string): boolean;
  /** What it was opened with. */
  useAbout(): About | undefined;
}

export function oneOpen<About = never>(): OneOpen<About> {
  let asked: { readonly of: string; readonly about: About | undefined } | undefined;
  const listeners = new Set<() => void>();
  const ask = (next: typeof asked): void => {
    asked = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    open: (of, about) => ask({ of, about }),
    close: () => ask(undefined),
    useIsOpen: (conversationId) => {
      useEffect(() => () => {
        if (asked?.of === conversationId) ask(undefined);
      }, [conversationId]);
      return useSyncExternalStore(subscribe, () => asked?.of === conversationId);
    },
    useAbout: () => useSyncExternalStore(subscribe, () => asked?.about),
  };
}
