import { useEffect, useId, useLayoutEffect, useSyncExternalStore } from 'react';
import { KeySequence } from './key-sequence.js';
import { useShortcutsSwitch } from './preferences.js';
import { meaningsOf } from './pressed-keys.js';

export interface Shortcut {
  /** `t`, `Shift+t`, `g i`, `$mod+k`, `Alt+1`, `?`, `Space`: letters are small, signs need no Shift, and `$mod` is Ctrl, on a Mac Command. */
  readonly keys: string;
  readonly label: string;
  /** False for what is of use only to whoever presses keys, and for what would do nothing now: the command bar does not name it. */
  readonly isInBar?: boolean;
  /** Where it does not, the key keeps the meaning that it has there, for an earlier offer or for the browser. */
  readonly applies?: () => boolean;
  /** Missing where a field answers the key by itself: it is told of, and not listened for. */
  readonly run?: () => void;
}
/** Shortcuts that belong together, for example those of one page. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Outlives the listener: pages offer their shortcuts between two presses. */
const sequence = new KeySequence();
/** What fills in a field by itself tells of presses without a key. */
const meanings = (event: KeyboardEvent): readonly string[] => (event instanceof KeyboardEvent ? meaningsOf(event, isMac) : []);
const hear = (event: KeyboardEvent): void => sequence.press(meanings(event), event.timeStamp);

/** By who offers them, the latest last: of two shortcuts with the same keys it is the one that works. */
const offers = new Map<string, ShortcutGroup>();
let offered: readonly ShortcutGroup[] = [];
let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  offered = [...offers.values()];
  groups = [...Map.groupBy(offered, ({ title }) => title)].map(([title, parts]) => ({ title, shortcuts: parts.flatMap(({ shortcuts }) => shortcuts) }));
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every shortcut that works right now, for the sheet and the command bar; what has one title is one group. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(subscribe, () => groups);
}

/** Offers shortcuts while the calling component is on the page. Keep `group` the same object while nothing changes. */
export function useShortcuts(group: ShortcutGroup): void {
  const id = useId();
  // Before the page is painted: who sees it may press a key. A group that changes keeps its place.
  useLayoutEffect(() => {
    offers.set(id, group);
    tell();
  }, [id, group]);
  useLayoutEffect(() => () => {
    offers.delete(id);
    tell();
  }, [id]);
}

const WALKS = new Set(['j', 'k', 'ArrowDown', 'ArrowUp']);

/** Whether the command bar finds it by its name, too. */
export function isNamed({ keys, isInBar, run }: Shortcut): boolean {
  return isInBar !== false && run !== undefined && !WALKS.has(keys);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input:not([type="checkbox"]), textarea, select, [role="combobox"]') !== null;
}

/** What has a use of its own for the keys that have no sign. */
const ANSWERS: Readonly<Record<string, string>> = {
  Space: 'button, input, summary, audio, video, [role="button"], [role="switch"], [role="tab"], [role^="menuitem"], [role="option"]',
  ArrowDown: 'input, audio, video, [role="menu"], [role="listbox"], [role="tablist"], [role="slider"]',
};
function isAnswered(key: string, target: EventTarget | null): boolean {
  const by = ANSWERS[key === 'ArrowUp' ? 'ArrowDown' : key];
  return by !== undefined && target instanceof Element && target.closest(by) !== null;
}

/** The shortcut of a press: of those that apply, the one offered last. */
function meant(names: readonly string[]): Shortcut | undefined {
  const all = offered.flatMap(({ shortcuts }) => shortcuts).toReversed();
  for (const name of names) {
    const found = all.find(({ keys, run, applies }) => keys === name && run !== undefined && applies?.() !== false);
    if (found) return found;
  }
  return undefined;
}

/** Listens for all offered shortcuts; once, at the root. Letters do nothing inside fields, over a dialog, or when they are switched off. */
export function ShortcutListener(): null {
  const [isOn] = useShortcutsSwitch();
  useEffect(() => {
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, []);
  useEffect(() => {
    const answer = (event: KeyboardEvent): void => {
      // A field that answers the key by itself says so.
      if (event.isComposing || event.defaultPrevented) return;
      const isPlain = (name: string): boolean => !name.includes('$mod') && !name.includes('Alt+');
      const takesPlain = isOn && !isTyping(event.target) && document.querySelector('[role="dialog"]') === null;
      const names = meanings(event).filter((name) => !isPlain(name) || (takesPlain && !isAnswered(name, event.target)));
      const shortcut = meant(names.map((name) => (isPlain(name) && sequence.goesOn ? `g ${name}` : name)));
      if (!shortcut) return;
      event.preventDefault();
      // A key that is held walks through a list, and does everything else once.
      if (!event.repeat || WALKS.has(shortcut.keys)) shortcut.run?.();
    };
    window.addEventListener('keydown', answer);
    return () => window.removeEventListener('keydown', answer);
  }, [isOn]);
  return null;
}

const NAMES: Readonly<Record<string, string>> = { $mod: isMac ? '⌘' : 'Ctrl', Shift: isMac ? '⇧' : 'Shift', Alt: isMac ? '⌥' : 'Alt', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', Enter: '↵', Escape: 'Esc' };

/** `g i` as `[['g'], ['i']]`, `$mod+k` as `[['Ctrl', 'K']]`: key caps in the order of pressing. */
export function keyCaps(keys: string): string[][] {
  return keys.split(' ').map((press) => {
    const parts = press.split('+');
    return parts.map((part) => NAMES[part] ?? (parts.length > 1 ? part.toUpperCase() : part));
  });
}
