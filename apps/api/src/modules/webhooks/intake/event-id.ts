import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

// Within a process the time and the running number tell ids apart. Randomness for each id would cost more than all else here.
const PROCESS = randomBytes(16);
let sequence = 0;

/** Id of an event received at `at`: sorts by that time and, within a millisecond, by arrival in this process. */
export function eventIdAt(at: Date): string {
  sequence = (sequence + 1) & 0x7fffffff;
  return v7({ msecs: at.getTime(), seq: sequence, random: PROCESS });
}
/** When the event with this id was received: its partition, so that an event is found by its id alone. */
export function receivedAtOf(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
}
