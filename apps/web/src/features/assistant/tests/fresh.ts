import type { SavedTest } from '../api/tests.js';

/** True when the last result is that of the draft as it is now. */
export function isFresh({ last_result: last }: SavedTest, revision: number): boolean {
  return last?.behaviour === 'draft' && last.revision === revision;
}
