import type { EditLimit } from './rules.js';

const HOUR_MS = 3_600_000;
/** `left` within the longest time of the limits. `nextAt`: the next change has to wait until then. */
export interface EditRoom { readonly left: number; readonly longest: EditLimit; readonly nextAt: Date | undefined }

/**
 * How many changes of an approved template its provider still takes, as far as they were handed in here.
 * @param editedAt when it was changed while it was approved, in any order
 * @returns undefined where there is no limit
 */
export function editRoomOf(limits: readonly EditLimit[], editedAt: readonly Date[], now: Date): EditRoom | undefined {
  const longest = limits.toSorted((a, b) => b.hours - a.hours)[0];
  if (longest === undefined) return undefined;
  const times = editedAt.map((at) => at.getTime()).toSorted((a, b) => b - a);
  const within = ({ hours }: EditLimit): number => times.filter((at) => at > now.getTime() - hours * HOUR_MS).length;
  const waits = limits.flatMap((limit) => {
    const at = times[limit.most - 1];
    return at === undefined || within(limit) < limit.most ? [] : [at + limit.hours * HOUR_MS];
  });
  return { left: Math.max(0, longest.most - within(longest)), longest, nextAt: waits.length === 0 ? undefined : new Date(Math.max(...waits)) };
}
