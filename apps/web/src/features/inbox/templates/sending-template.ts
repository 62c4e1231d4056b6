import { oneOpen } from '../thread/one-open.js';

/** Choosing a template to send: from the composer, from a message that could not go, from a row of the thread and by a key. */
export const sendingTemplate = oneOpen();
