import { PermanentFailure } from '../../../apps/api/src/platform/queue/index.js';
import { gate, HOUR, testJob, type QueueHarness } from './harness.js';

/** Retries, giving up, and what the queue says of itself. */
export function attemptTests(queue: QueueHarness): void {
  it('retries with backoff until the handler succeeds', async () => {
    const done = gate();
    const attempts: number[] = [];
    const { job, jobs, gaveUp } = await queue.started({ attempts: 4, backoff: { type: 'exponential', ms: 5 } }, async (_id, attempt) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
      done.open();
    });
    await jobs.enqueue(job, { id: 'a' });
    await done.opened;
    await jobs.drain();
    expect(attempts).toEqual([1, 2, 3]);
    expect(gaveUp).toEqual([]);
    expect((await jobs.health()).failed).toBe(0);
  });

  it('gives up after the last attempt, and the key is free again', async () => {
    const { job, jobs, ran, gaveUp } = await queue.started({ attempts: 2, backoff: { type: 'fixed', ms: 0 }, key: ({ id }) => id }, async () => {
      throw new Error('broken');
    });
    await jobs.enqueue(job, { id: 'a' });
    await jobs.drain();
    expect(ran).toEqual(['a', 'a']);
    expect(gaveUp).toEqual(['a: broken']);
    expect((await jobs.health()).failed).toBe(1);
    await jobs.enqueue(job, { id: 'a' });
    await jobs.drain();
    expect(gaveUp).toEqual(['a: broken', 'a: broken']);
  });

  it('gives up at once on a permanent failure', async () => {
    const { job, jobs, ran, gaveUp } = await queue.started({ attempts: 5 }, async () => {
      throw new PermanentFailure('no such number');
    });
    await jobs.enqueue(job, { id: 'a' });
    await jobs.drain();
    expect(ran).toEqual(['a']);
    expect(gaveUp).toEqual(['a: no such number']);
  });

  it('drains a chain of jobs to its end', async () => {
    const [first, second, third] = [testJob({ queue: 'intake' }), testJob({ queue: 'reply' }), testJob({ queue: 'deliver' })] as const;
    const jobs = await queue.open([first, second, third]);
    const ended: string[] = [];
    jobs.handle(first, ({ id }) => jobs.enqueue(second, { id }));
    jobs.handle(second, ({ id }) => jobs.enqueue(third, { id }));
    jobs.handle(third, async ({ id }) => void ended.push(id));
    await jobs.start();
    await jobs.enqueueMany(first, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    await jobs.drain();
    expect(ended.sort()).toEqual(['a', 'b', 'c']);
  });

  it('refuses to start while a job has no handler or two, and names them all', async () => {
    const [missing, doubled] = [testJob({}), testJob({})];
    const jobs = await queue.open([missing, doubled]);
    jobs.handle(doubled, async () => undefined);
    jobs.handle(doubled, async () => undefined);
    await expect(jobs.start()).rejects.toThrow(`${missing.name} has no handler, ${doubled.name} has more than one handler`);
  });

  it('counts what waits, what is delayed and since when', async () => {
    const job = testJob({});
    const jobs = await queue.open([job]);
    expect(await jobs.health()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitingMs: null });
    await jobs.enqueueMany(job, [{ id: 'a' }, { id: 'b' }]);
    await jobs.enqueue(job, { id: 'c' }, { delayMs: HOUR });
    expect(await jobs.health()).toEqual({ waiting: 2, active: 0, delayed: 1, failed: 0, oldestWaitingMs: expect.any(Number) });
  });
}
