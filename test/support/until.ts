import { setTimeout as pause } from 'node:timers/promises';

const UNTIL_MS = 30_000;

/** Resolves when it is so. Asked from outside, again and again: a page's own policy forbids a program that would watch within it. @throws Error naming `what` after half a minute */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + UNTIL_MS;
  while (!await isSo()) {
    if (Date.now() > end) throw new Error(`Waited for ${UNTIL_MS / 1_000} s, in vain: ${what}`);
    await pause(50);
  }
}
