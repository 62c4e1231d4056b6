import { oneOpen } from '../thread/one-open.js';

/** Choosing labels, from the header or by a key. */
export const picking = oneOpen();
