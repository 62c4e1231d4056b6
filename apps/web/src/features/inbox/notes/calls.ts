import type { Note } from '../model.js';

// Live news arrive outside of any component; whoever shows notices listens here.
const listeners = new Set<(note: Note) => void>();

/** A colleague's note calls the person at this screen. */
export function announceCall(note: Note): void {
  for (const listener of listeners) listener(note);
}
export function onCall(listener: (note: Note) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
