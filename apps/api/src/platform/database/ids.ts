import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Randomness is drawn for many ids at once: a draw for each costs more than all else about an id. */
const pool = Buffer.alloc(16 * 256);
let used = pool.length;
const last = { msecs: 0, seq: 0 };

/** A new database id: uuid v7, sorts by creation time and, within a millisecond, by creation in this process. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 16);
  used += 16;
  const now = Date.now();
  if (now > last.msecs) {
    last.msecs = now;
    last.seq = random.readUInt32BE(6) >>> 1;
  } else {
    // Past the largest number the next millisecond begins.
    last.seq = (last.seq + 1) >>> 0;
    if (last.seq === 0) last.msecs += 1;
  }
  return v7({ random, msecs: last.msecs, seq: last.seq });
}

/** The smallest id of a moment: ids begin with the time they were made at, so that a primary key finds what is newer. */
export function idFloor(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
/** As `idFloor`, of so many milliseconds ago: by the machine's own time, as ids are made, wherever the clock was moved to. */
export function idFloorAgo(ms: number): string {
  return idFloor(new Date(Date.now() - ms));
}
