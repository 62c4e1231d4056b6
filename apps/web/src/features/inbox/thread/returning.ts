import { oneOpen } from './one-open.js';

// The question "answer the waiting message now?" is asked from the banner, from a row of the thread and by a key.
const returning = oneOpen();
export const openReturning = returning.open;
export const closeReturning = returning.close;
export const useIsReturning = returning.useIsOpen;
