import { oneOpen } from '../thread/one-open.js';

/** Making a canned reply of a message: opened with its text. */
export const keeping = oneOpen<string>();
