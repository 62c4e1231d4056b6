import type { JobDefinition } from './job-definition.js';
import { LocalLanes } from './local-lanes.js';
import type { Bell } from './queue-driver.js';

const JOB: JobDefinition<never> = { name: 'pigeon.feed', queue: 'chores', attempts: 1, backoff: { type: 'fixed', ms: 1 }, concurrency: 2, local: true };
const bell = (id: string, change: Partial<Bell> = {}): Bell => ({ job: JOB, payload: { id }, id, delayMs: 0, ...change });

/** Runs that end when told to. */
function openRuns() {
  const runs: { id: string | undefined; end(error?: Error): void }[] = [];
  const failed: string[] = [];
  const lanes = new LocalLanes(
    ({ id }) => new Promise((resolve, reject) => { runs.push({ id, end: (error) => (error ? reject(error) : resolve()) }); }),
    async ({ id }) => { failed.push(id ?? ''); },
  );
  return { runs, failed, lanes };
}
const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe('jobs that run where they are rung', () => {
  it('leaves to the queue what is not local, has no key or is for later', () => {
    const { lanes } = openRuns();
    expect([lanes.take(bell('a', { job: { ...JOB, local: false } })), lanes.take(bell('a', { id: undefined })), lanes.take(bell('a', { delayMs: 1 }))]).toEqual([false, false, false]);
    expect(lanes.isIdle).toBe(true);
  });

  it('runs as many keys at once as the job has slots, and the next one when a slot is free', async () => {
    const { runs, lanes } = openRuns();
    expect([lanes.take(bell('a')), lanes.take(bell('b')), lanes.take(bell('c')), lanes.take(bell('c'))]).toEqual([true, true, true, true]);
    await turn();
    expect(runs.map(({ id }) => id)).toEqual(['a', 'b']);
    runs[0]?.end();
    await turn();
    expect(runs.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    for (const run of runs) run.end();
    await lanes.idle();
    expect(runs).toHaveLength(3);
  });

  it('leaves to the queue what comes on top of many that wait, and gives those up when it has to rest', async () => {
    const { runs, lanes } = openRuns();
    const taken = Array.from({ length: 70 }, (_each, index) => lanes.take(bell(`bird ${index}`)));
    expect(taken.filter(Boolean)).toHaveLength(2 + 2 * 32);
    expect(lanes.giveUpWaiting().map(({ id }) => id)).toEqual(Array.from({ length: 64 }, (_each, index) => `bird ${index + 2}`));
    await turn();
    for (const run of runs) run.end();
    await lanes.idle();
    expect(runs).toHaveLength(2);
  });

  it('runs a key once more, and only once, when it was rung again meanwhile', async () => {
    const { runs, lanes } = openRuns();
    lanes.take(bell('a'));
    await turn();
    expect([lanes.take(bell('a')), lanes.take(bell('a'))]).toEqual([true, true]);
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await turn();
    expect(runs).toHaveLength(2);
    runs[1]?.end();
    await lanes.idle();
    expect(runs).toHaveLength(2);
  });

  it('hands on what failed, and is free again', async () => {
    const { runs, failed, lanes } = openRuns();
    lanes.take(bell('a'));
    await turn();
    runs[0]?.end(new Error('no corn'));
    await lanes.idle();
    expect(failed).toEqual(['a']);
    expect(lanes.take(bell('a'))).toBe(true);
  });
});
