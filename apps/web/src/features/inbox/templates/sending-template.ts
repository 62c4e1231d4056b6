import { oneOpen } from '../thread/one-open.js';
import type { SentTemplate } from './sent-values.js';

/** Choosing a template to send: from the composer, from a message that could not go, from a row of the thread and by a key. Opened with a template that was sent, it is filled in as that was. */
export const sendingTemplate = oneOpen<SentTemplate>();
