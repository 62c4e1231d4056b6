import { randomUUID } from 'node:crypto';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { startTypescript } from '../../../../../test/support/typescript-child.js';
import { defineJob, type JobDefinition, type JobPolicy } from './job-definition.js';
import { Jobs, PermanentFailure } from './jobs.js';
import { QueueModule, type QueueOptions } from './queue.module.js';

export interface QueueServer {
  readonly options: Pick<QueueOptions, 'redisUrl' | 'databaseUrl'>;
  stop(): Promise<void>;
}

type Payload = { id: string };

const HOUR = 3_600_000;

// A killed worker's job is redone after some seconds, and other suites may keep the machine busy.
jest.setTimeout(60_000);

/** What every driver of the queue must do. `startServer` gives it a database or a Redis of its own. */
export function queueConformance(title: string, startServer: () => Promise<QueueServer>): void {
  describe(title, () => {
    let server: QueueServer;
    let prefix: string;
    let opened: TestingModule[];

    beforeAll(async () => {
      server = await startServer();
    });
    afterAll(() => server.stop());
    beforeEach(() => {
      prefix = `jobs_${randomUUID().slice(0, 8)}`;
      opened = [];
    });
    afterEach(() => Promise.all(opened.map((app) => app.close())));

    async function open(jobs: readonly JobDefinition<never>[], where = prefix): Promise<Jobs> {
      const queue = QueueModule.forRoot({ ...server.options, prefix: where, consume: false, jobs: () => jobs });
      const app = await Test.createTestingModule({ imports: [queue] }).compile();
      opened.push(await app.init());
      return app.get(Jobs);
    }

    /** A started queue with one job, and the ids that its handler was given. */
    async function started(policy: Partial<JobPolicy<Payload>>, handle: (id: string, attempt: number) => Promise<void> = async () => undefined) {
      const job = testJob(policy);
      const jobs = await open([job]);
      const ran: string[] = [];
      const gaveUp: string[] = [];
      jobs.handle(
        job,
        async ({ id }, { attempt }) => {
          ran.push(id);
          await handle(id, attempt);
        },
        async ({ id }, error) => void gaveUp.push(`${id}: ${error.message}`),
      );
      await jobs.start();
      return { job, jobs, ran, gaveUp };
    }

    it('runs a job with its payload', async () => {
      const { job, jobs, ran } = await started({});
      await jobs.enqueue(job, { id: 'a' });
      await jobs.drain();
      expect(ran).toEqual(['a']);
    });

    it('collapses doubles that wait, by key', async () => {
      const job = testJob({ key: ({ id }) => id });
      const jobs = await open([job]);
      const ran: string[] = [];
      jobs.handle(job, async ({ id }) => void ran.push(id));
      for (const id of ['a', 'b', 'a', 'a']) await jobs.enqueue(job, { id });
      await jobs.enqueueMany(job, [{ id: 'b' }, { id: 'c' }, { id: 'c' }]);
      await jobs.enqueue(job, { id: 'd' }, { key: 'a' });
      await jobs.start();
      await jobs.drain();
      expect(ran.sort()).toEqual(['a', 'b', 'c']);
    });

    it('keeps doubles of a job without a key', async () => {
      const { job, jobs, ran } = await started({});
      await jobs.enqueueMany(job, [{ id: 'a' }, { id: 'a' }]);
      await jobs.enqueue(job, { id: 'a' });
      await jobs.drain();
      expect(ran).toEqual(['a', 'a', 'a']);
    });

    it('follows a run by one more when bells ring meanwhile, and never by two at once', async () => {
      const begun = gate();
      const release = gate();
      let running = 0;
      let most = 0;
      const { job, jobs, ran } = await started({ key: ({ id }) => id }, async () => {
        most = Math.max(most, ++running);
        begun.open();
        await release.opened;
        running -= 1;
      });
      await jobs.enqueue(job, { id: 'a' });
      await begun.opened;
      await Promise.all([jobs.enqueue(job, { id: 'a' }), jobs.enqueue(job, { id: 'a' }), jobs.enqueueMany(job, [{ id: 'a' }])]);
      release.open();
      await jobs.drain();
      expect(ran).toEqual(['a', 'a']);
      expect(most).toBe(1);
    });

    it('loses no bell at the edge between two runs', async () => {
      let rung = 0;
      let seen = 0;
      let ended = gate();
      const { job, jobs } = await started({ key: ({ id }) => id }, async () => {
        seen = rung;
        ended.open();
      });
      const ring = (): Promise<void> => {
        rung += 1;
        return jobs.enqueue(job, { id: 'a' });
      };
      for (let round = 0; round < 50; round += 1) {
        ended = gate();
        await ring();
        await ended.opened;
        // The handler has looked; the driver is about to take the job off the queue, or is doing so.
        for (let turns = 0; turns < round % 5; turns += 1) await new Promise(setImmediate);
        await ring();
        await jobs.drain();
        expect(seen).toBe(rung);
      }
    });

    it('hears the bell that a handler rings for itself', async () => {
      const { job, jobs, ran } = await started({ key: ({ id }) => id }, async (id) => {
        if (ran.length < 3) await jobs.enqueue(job, { id });
      });
      await jobs.enqueue(job, { id: 'a' });
      await jobs.drain();
      expect(ran).toEqual(['a', 'a', 'a']);
    });

    it('runs a delayed job when it is due, and drains without it', async () => {
      const late = gate();
      const { job, jobs, ran } = await started({}, async (id) => {
        if (id === 'late') late.open();
      });
      await jobs.enqueue(job, { id: 'never' }, { delayMs: HOUR });
      await jobs.enqueue(job, { id: 'late' }, { delayMs: 400 });
      await jobs.enqueue(job, { id: 'now' });
      await jobs.drain();
      await late.opened;
      expect(ran).toEqual(['now', 'late']);
    });

    it.each([0, 50])('brings a delayed job forward by a bell with a delay of %i ms', async (delayMs) => {
      const ran = gate();
      const { job, jobs } = await started({ key: ({ id }) => id }, async () => ran.open());
      await jobs.enqueue(job, { id: 'a' }, { delayMs: HOUR });
      await jobs.enqueue(job, { id: 'a' }, { delayMs });
      await ran.opened;
      await jobs.drain();
      expect(await jobs.health()).toMatchObject({ waiting: 0, delayed: 0 });
    });

    it('does not push a delayed job back by a later bell', async () => {
      const ran = gate();
      const { job, jobs } = await started({ key: ({ id }) => id }, async () => ran.open());
      await jobs.enqueue(job, { id: 'a' }, { delayMs: 50 });
      await jobs.enqueue(job, { id: 'a' }, { delayMs: HOUR });
      await ran.opened;
    });

    it('follows a run at the earliest of the bells rung meanwhile', async () => {
      const begun = gate();
      const release = gate();
      const { job, jobs, ran } = await started({ key: ({ id }) => id }, async () => {
        begun.open();
        await release.opened;
      });
      await jobs.enqueue(job, { id: 'a' });
      await begun.opened;
      await jobs.enqueue(job, { id: 'a' });
      await jobs.enqueue(job, { id: 'a' }, { delayMs: HOUR });
      release.open();
      await jobs.drain();
      expect(ran).toEqual(['a', 'a']);
    });

    it('retries with backoff until the handler succeeds', async () => {
      const done = gate();
      const attempts: number[] = [];
      const { job, jobs, gaveUp } = await started({ attempts: 4, backoff: { type: 'exponential', ms: 5 } }, async (_id, attempt) => {
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
      const { job, jobs, ran, gaveUp } = await started({ attempts: 2, backoff: { type: 'fixed', ms: 0 }, key: ({ id }) => id }, async () => {
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
      const { job, jobs, ran, gaveUp } = await started({ attempts: 5 }, async () => {
        throw new PermanentFailure('no such number');
      });
      await jobs.enqueue(job, { id: 'a' });
      await jobs.drain();
      expect(ran).toEqual(['a']);
      expect(gaveUp).toEqual(['a: no such number']);
    });

    it('drains a chain of jobs to its end', async () => {
      const [first, second, third] = [testJob({ queue: 'intake' }), testJob({ queue: 'reply' }), testJob({ queue: 'deliver' })] as const;
      const jobs = await open([first, second, third]);
      const ended: string[] = [];
      jobs.handle(first, ({ id }) => jobs.enqueue(second, { id }));
      jobs.handle(second, ({ id }) => jobs.enqueue(third, { id }));
      jobs.handle(third, async ({ id }) => void ended.push(id));
      await jobs.start();
      await jobs.enqueueMany(first, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
      await jobs.drain();
      expect(ended.sort()).toEqual(['a', 'b', 'c']);
    });

    it('never runs one job twice at once on two workers', async () => {
      const job = testJob({ concurrency: 5 });
      const workers = [await open([job]), await open([job])];
      const ran: string[] = [];
      const share = [0, 0];
      workers.forEach((jobs, index) =>
        jobs.handle(job, async ({ id }) => {
          ran.push(id);
          share[index] = (share[index] ?? 0) + 1;
          await new Promise(setImmediate);
        }),
      );
      const ids = Array.from({ length: 300 }, (_, index) => `job ${index}`);
      await workers[0]!.enqueueMany(job, ids.map((id) => ({ id })));
      await Promise.all(workers.map((jobs) => jobs.start()));
      await Promise.all(workers.map((jobs) => jobs.drain()));
      expect(ran.sort()).toEqual(ids.sort());
      expect(Math.min(...share)).toBeGreaterThan(0);
    });

    it('never runs one key twice at once on two workers', async () => {
      const job = testJob({ key: ({ id }) => id, concurrency: 5 });
      const workers = [await open([job]), await open([job])];
      let running = 0;
      let most = 0;
      for (const jobs of workers) {
        jobs.handle(job, async () => {
          most = Math.max(most, ++running);
          await new Promise(setImmediate);
          running -= 1;
        });
        await jobs.start();
      }
      for (let round = 0; round < 100; round += 1) await Promise.all(workers.map((jobs) => jobs.enqueue(job, { id: 'a' })));
      await Promise.all(workers.map((jobs) => jobs.drain()));
      expect(most).toBe(1);
    });

    it('redoes the job of a worker that was killed', async () => {
      const job = testJob({ attempts: 1, key: ({ id }) => id });
      const jobs = await open([job]);
      const options: QueueOptions = { ...server.options, prefix, consume: false };
      const child = startTypescript('test/support/queue-worker.ts', [JSON.stringify(options), job.name]);
      await jobs.enqueue(job, { id: 'a' });
      expect(await child.line('took')).toBe('a');
      await child.kill();
      const redone = gate();
      jobs.handle(job, async () => redone.open());
      await jobs.start();
      await redone.opened;
      await jobs.drain();
    });

    it('lets the running handler finish when it stops, and takes no new job', async () => {
      const begun = gate();
      const release = gate();
      let finished = false;
      const { job, jobs, ran } = await started({ concurrency: 1 }, async () => {
        begun.open();
        await release.opened;
        finished = true;
      });
      await jobs.enqueueMany(job, [{ id: 'a' }, { id: 'b' }]);
      await begun.opened;
      const stopped = jobs.stop();
      release.open();
      await stopped;
      expect({ finished, ran }).toEqual({ finished: true, ran: ['a'] });

      const next = await open([job]);
      next.handle(job, async ({ id }) => void ran.push(id));
      await next.start();
      await next.drain();
      expect(ran).toEqual(['a', 'b']);
    });

    it('does not wait for ever for a handler that hangs', async () => {
      const begun = gate();
      const release = gate();
      const { job, jobs } = await started({}, async () => {
        begun.open();
        await release.opened;
      });
      await jobs.enqueue(job, { id: 'a' });
      await begun.opened;
      await jobs.stop(20);
      release.open();
    });

    it('refuses to start while a job has no handler or two, and names them all', async () => {
      const [missing, doubled] = [testJob({}), testJob({})];
      const jobs = await open([missing, doubled]);
      jobs.handle(doubled, async () => undefined);
      jobs.handle(doubled, async () => undefined);
      await expect(jobs.start()).rejects.toThrow(`${missing.name} has no handler, ${doubled.name} has more than one handler`);
    });

    it('keeps two prefixes apart', async () => {
      const job = testJob({ key: ({ id }) => id });
      const here = await open([job]);
      const there = await open([job], `${prefix}_other`);
      const ran: string[] = [];
      here.handle(job, async ({ id }) => void ran.push(`here ${id}`));
      there.handle(job, async ({ id }) => void ran.push(`there ${id}`));
      await here.enqueue(job, { id: 'a' });
      await there.start();
      await there.drain();
      expect(ran).toEqual([]);
      await here.start();
      await here.drain();
      expect(ran).toEqual(['here a']);
    });

    it('counts what waits, what is delayed and since when', async () => {
      const job = testJob({});
      const jobs = await open([job]);
      expect(await jobs.health()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitingMs: null });
      await jobs.enqueueMany(job, [{ id: 'a' }, { id: 'b' }]);
      await jobs.enqueue(job, { id: 'c' }, { delayMs: HOUR });
      expect(await jobs.health()).toEqual({ waiting: 2, active: 0, delayed: 1, failed: 0, oldestWaitingMs: expect.any(Number) });
    });

    it('starts with the application, and ends its handlers before the application closes', async () => {
      const job = testJob({});
      const events: string[] = [];
      const begun = gate();
      const release = gate();

      @Injectable()
      class Handlers implements OnModuleInit {
        constructor(private readonly jobs: Jobs) {}
        onModuleInit(): void {
          this.jobs.handle(job, async () => {
            begun.open();
            await release.opened;
            await this.jobs.enqueue(job, { id: 'next' }, { delayMs: HOUR });
            events.push('handled');
          });
        }
        onApplicationShutdown(): void {
          events.push('connections close');
        }
      }
      @Module({ providers: [Handlers], imports: [QueueModule.forRoot({ ...server.options, prefix, consume: true, jobs: () => [job] })] })
      class App {}

      const app = await Test.createTestingModule({ imports: [App] }).compile();
      await app.init();
      await app.get(Jobs).enqueue(job, { id: 'a' });
      await begun.opened;
      const closed = app.close();
      release.open();
      await closed;
      expect(events).toEqual(['handled', 'connections close']);
      expect((await (await open([job])).health()).delayed).toBe(1);
    });
  });
}

let names = 0;

function testJob(policy: Partial<JobPolicy<Payload>>): JobDefinition<Payload> {
  return defineJob<Payload>(`test.job_${(names += 1)}`, { queue: 'chores', ...policy });
}

/** A promise with a handle: `opened` resolves when somebody calls `open`. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
