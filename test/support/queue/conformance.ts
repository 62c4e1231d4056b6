import { attemptTests } from './attempts.js';
import { bellTests } from './bells.js';
import { queueHarness, type QueueServer } from './harness.js';
import { workerTests } from './workers.js';

// A killed worker's job is redone after some seconds, and other suites may keep the machine busy.
jest.setTimeout(60_000);

/** What every driver of the queue must do. `startServer` gives it a database or a Redis of its own. */
export function queueConformance(title: string, startServer: () => Promise<QueueServer>): void {
  describe(title, () => {
    const queue = queueHarness(startServer);
    describe('bells', () => bellTests(queue));
    describe('attempts', () => attemptTests(queue));
    describe('workers', () => workerTests(queue));
  });
}
