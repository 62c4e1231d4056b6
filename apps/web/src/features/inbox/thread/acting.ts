import { oneOpen } from './one-open.js';

/** The menu of what can be done with a conversation: opened by its button and by key. */
export const acting = oneOpen();
