import { useSyncExternalStore } from 'react';

/** Who logged in last in this browser: its windows share the login. */
const PLACE = 'parley.person';

const listeners = new Set<() => void>();
let isOpen = false;
let hasEnded = false;
/** Whose page this is: of the first who was logged in on it. */
let person: string | undefined;
let isSomebodyElse = false;

function change(open: boolean, ended: boolean): void {
  if (open === isOpen && ended === hasEnded) return;
  isOpen = open;
  hasEnded = ended;
  tell();
}
function tell(): void {
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
function compare(userId: string): void {
  if (person === undefined || userId === person) return;
  isSomebodyElse = true;
  tell();
}

/** Whether somebody is logged in on this page, as far as the last answers of the API tell. */
export const sessionState = {
  /**
   * @param userId whom the API knows now
   * @returns false when this is the page of somebody else
   */
  begin: (userId: string): boolean => {
    person ??= userId;
    localStorage.setItem(PLACE, userId);
    compare(userId);
    change(true, false);
    return !isSomebodyElse;
  },
  /** The API no longer knows the login. Says nothing while nobody was logged in: then the login page is where people are anyway. */
  end: (): void => change(isOpen, isOpen),
  leave: (): void => change(false, false),
  /** Somebody wanted to leave, and could not. */
  stay: (): void => change(true, false),
};

/** Hears of logins in other windows, until it is called off. */
export function listenToOtherWindows(): () => void {
  const hear = ({ key, newValue }: StorageEvent): void => {
    if (key === PLACE && newValue !== null) compare(newValue);
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}

/** True from the moment the login has ended until it was renewed. */
export function useHasSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => hasEnded);
}

/** True once this page is one of somebody who is not logged in here any more, and somebody else is. */
export function useIsSomebodyElse(): boolean {
  return useSyncExternalStore(subscribe, () => isSomebodyElse);
}
