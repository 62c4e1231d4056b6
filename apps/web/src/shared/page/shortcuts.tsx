import { useEffect, useId, useLayoutEffect, useSyncExternalStore } from 'react';
import { tinykeys } from 'tinykeys';
import { KeySequence } from './key-sequence.js';
import { useShortcutsSwitch } from './preferences.js';

export interface Shortcut {
  /** As tinykeys writes them: `g i`, `Shift+?`, `$mod+k`. */
  readonly keys: string;
  readonly label: string;
  /** False for what is of use only to whoever presses keys, and for what would do nothing now: the command bar does not name it. */
  readonly isInBar?: boolean;
  /** Where it does not, the key keeps the meaning that it has there. */
  readonly applies?: () => boolean;
  /** Missing where a field answers the key by itself: it is told of, and not listened for. */
  readonly run?: () => void;
}
/** Shortcuts that belong together, for example those of one page. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Outlives the listener: pages offer their shortcuts between two presses. */
const sequence = new KeySequence();
const hear = (event: KeyboardEvent): void => sequence.press(event);

/** By who offers them, the latest last: of two shortcuts with the same keys it is the one that works. */
const offers = new Map<string, ShortcutGroup>();
let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  groups = [...offers.values()];
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every shortcut that works right now, for the sheet, the command bar and the listener. */
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

const WALKS = new Set(['j', 'k']);

/** Whether the command bar finds it by its name, too. */
export function isNamed({ keys, isInBar, run }: Shortcut): boolean {
  return isInBar !== false && run !== undefined && !WALKS.has(keys);
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input:not([type="checkbox"]), textarea, select, [role="combobox"]') !== null;
}

/** Listens for all offered shortcuts; once, at the root. Letters do nothing inside fields, over a dialog, or when they are switched off. */
export function ShortcutListener(): null {
  const offered = useShortcutGroups();
  const [isOn] = useShortcutsSwitch();
  useEffect(() => {
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, []);
  useEffect(() => {
    const bindings = Object.fromEntries(offered.flatMap((group) => group.shortcuts).flatMap(({ keys, applies, run }) => (run ? [[keys, (event: KeyboardEvent) => {
      const hasModifier = keys.includes('$mod') || keys.includes('Alt+');
      if (event.isComposing || (!hasModifier && (!isOn || isTyping(event) || document.querySelector('[role="dialog"]') !== null))) return;
      // tinykeys answers `o` within `g o`, too.
      if (!hasModifier && !keys.includes(' ') && sequence.goesOn) return;
      if (applies?.() === false) return;
      event.preventDefault();
      // A key that is held walks through a list, and does everything else once.
      if (event.repeat && !WALKS.has(keys)) return;
      run();
    }]] : [])));
    return tinykeys(window, bindings);
  }, [offered, isOn]);
  return null;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Readonly<Record<string, string>> = { $mod: isMac ? '⌘' : 'Ctrl', Shift: isMac ? '⇧' : 'Shift', Alt: isMac ? '⌥' : 'Alt', ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', Escape: 'Esc' };

/** `g i` as `[['g'], ['i']]`, `$mod+k` as `[['Ctrl', 'K']]`: key caps in the order of pressing. */
export function keyCaps(keys: string): string[][] {
  return keys.split(' ').map((press) => {
    const parts = press.split('+');
    // A question mark says by itself that Shift is held.
    const shown = parts.at(-1) === '?' ? ['?'] : parts;
    return shown.map((part) => NAMES[part] ?? (parts.length > 1 ? part.toUpperCase() : part));
  });
}
