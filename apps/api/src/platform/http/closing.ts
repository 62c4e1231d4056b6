import type { FastifyInstance } from 'fastify';
import { SECOND } from '../clock/clock.js';

/** What is under way when the server closes may go on for so long. */
const GRACE_MS = 5 * SECOND;
const LOOK_EVERY_MS = 100;

/**
 * A server that closes waits for every connection, also for one that is kept open for the next request once this one is answered, and looks for late
 * requests no more. This closes each as soon as it has nothing to say, and cuts what is left after `graceMs` milliseconds: one reader that stands still
 * would hold the whole process.
 */
export function closeInTime(
  fastify: Pick<FastifyInstance, 'addHook' | 'server'>,
  graceMs = GRACE_MS,
): void {
  const timers: NodeJS.Timeout[] = [];
  fastify.addHook('preClose', async () => {
    timers.push(
      setInterval(() => fastify.server.closeIdleConnections(), LOOK_EVERY_MS),
      setTimeout(() => fastify.server.closeAllConnections(), graceMs),
    );
  });
  fastify.addHook('onClose', async () => {
    for (const timer of timers) clearTimeout(timer);
  });
}
