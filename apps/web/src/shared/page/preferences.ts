import { useSyncExternalStore } from 'react';

const PREFIX = 'parley.';
const CHANGED = 'parley:preference';

/** A choice of this browser that outlives the page; `undefined` when none was made. */
export function readPreference(name: string): string | undefined {
  return localStorage.getItem(PREFIX + name) ?? undefined;
}

export function writePreference(name: string, value: string): void {
  localStorage.setItem(PREFIX + name, value);
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}

/** The choice, and how to make another; every part of the page (and other tabs) follow. */
export function usePreference(name: string): [string | undefined, (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => readPreference(name));
  return [value, (next) => writePreference(name, next)];
}

/** Single-letter shortcuts can be switched off (WCAG 2.1.4). */
export function useShortcutsSwitch(): [boolean, (isOn: boolean) => void] {
  const [value, write] = usePreference('shortcuts');
  return [value !== 'off', (isOn) => write(isOn ? 'on' : 'off')];
}
