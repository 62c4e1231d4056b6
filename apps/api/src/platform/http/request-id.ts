import { ID_PREFIXES } from '#contracts';
import { randomBytes } from 'node:crypto';

// One draw of randomness a process: ids are made for every request, and only need to differ and to sort by time.
const PROCESS = randomBytes(5).toString('hex').slice(0, 8);
let count = 0;

/** A new request id, `req_` and 26 letters: time, process, running number. Sorts by time of arrival. */
export function newRequestId(): string {
  count = (count + 1) % 2 ** 40;
  return `${ID_PREFIXES.request}_${Date.now().toString(32).padStart(10, '0')}${PROCESS}${count.toString(32).padStart(8, '0')}`;
}
