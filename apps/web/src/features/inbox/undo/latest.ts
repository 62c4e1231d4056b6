// What the key for "undo" takes back: the last change that is still offered.
let latest: (() => void) | undefined;

/** @param only with undefined: forget this one, and not what came after it */
export function keepUndo(undo: (() => void) | undefined, only?: () => void): void {
  if (only === undefined || only === latest) latest = undo;
}
export function undoLatest(): void {
  latest?.();
}
