import { useSyncExternalStore } from 'react';

/** Who logged in last in this browser: its windows share the login. */
const PLACE = 'parley.person';

const listeners = new Set<() => void>();
let isOpen = false;
let hasEnded = false;
/** Whose page this is: of the first who was logged in on it. */
let person: string | undefined;
let isSomebodyElse = false;
/** Who logged in elsewhere before it was known whose page this is. */
let heard: string | undefined;
/** Where somebody else goes on, on a page of their own. */
let start = '/';

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
  if (person === undefined) heard = userId;
  if (person === undefined || userId === person) return;
  isSomebodyElse = true;
  tell();
}

function goOn(userId: string): boolean {
  compare(userId);
  change(true, false);
  return !isSomebodyElse;
}

/** Whether somebody is logged in on this page, as far as the last answers of the API tell. */
export const sessionState = {
  /**
   * @param userId whom the API knew when it was asked. It may answer late, after somebody else has logged in: only the first answer says whose the browser is
   * @returns false when this is the page of somebody else
   */
  begin: (userId: string): boolean => {
    if (person === undefined) {
      person = userId;
      if (heard === undefined) localStorage.setItem(PLACE, userId);
      else compare(heard);
    }
    return goOn(userId);
  },
  /**
   * @param userId who logged in on this page just now
   * @param next where they want to go
   * @returns false when this is the page of somebody else: then a fresh page opens there
   */
  logIn: (userId: string, next: string): boolean => {
    person ??= userId;
    start = next;
    localStorage.setItem(PLACE, userId);
    return goOn(userId);
  },
  /** Where the page of the one who is logged in now begins. */
  start: (): string => start,
  /** The API no longer knows the login. Says nothing while nobody was logged in: then the login page is where people are anyway. */
  end: (): void => change(isOpen, isOpen),
  leave: (): void => change(false, false),
  /** Somebody wanted to leave, and could not. */
  stay: (): void => change(true, false),
};

/** Hears of logins in other windows, until it is called off: also of those while this page was put aside, as going back finds it, or could not be seen. */
export function listenToOtherWindows(): () => void {
  const calledOff = new AbortController();
  const { signal } = calledOff;
  const look = (): void => {
    const last = localStorage.getItem(PLACE);
    if (person !== undefined && last !== null) compare(last);
  };
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === PLACE && newValue !== null) compare(newValue);
  }, { signal });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) look();
  }, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  return () => calledOff.abort();
}

/** True from the moment the login has ended until it was renewed. */
export function useHasSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => hasEnded);
}

/** True once this page is one of somebody who is not logged in here any more, and somebody else is. */
export function useIsSomebodyElse(): boolean {
  return useSyncExternalStore(subscribe, () => isSomebodyElse);
}
