import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Jobs, QueueModule, type QueueOptions } from '../../../apps/api/src/platform/queue/index.js';
import { startTypescript } from '../typescript-child.js';
import { gate, HOUR, testJob, type QueueHarness } from './harness.js';

/** Several workers, dead ones, and how they stop. */
export function workerTests(queue: QueueHarness): void {
  it('never runs one job twice at once on two workers', async () => {
    const job = testJob({ concurrency: 5 });
    const workers = [await queue.open([job]), await queue.open([job])];
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
    const workers = [await queue.open([job]), await queue.open([job])];
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
    const jobs = await queue.open([job]);
    const options: QueueOptions = { ...queue.options(), prefix: queue.prefix(), consume: false };
    const child = startTypescript('test/support/queue/killed-worker.ts', [JSON.stringify(options), job.name]);
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
    const { job, jobs, ran } = await queue.started({ concurrency: 1 }, async () => {
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

    const next = await queue.open([job]);
    next.handle(job, async ({ id }) => void ran.push(id));
    await next.start();
    await next.drain();
    expect(ran).toEqual(['a', 'b']);
  });

  it('does not wait for ever for a handler that hangs', async () => {
    const begun = gate();
    const release = gate();
    const { job, jobs } = await queue.started({}, async () => {
      begun.open();
      await release.opened;
    });
    await jobs.enqueue(job, { id: 'a' });
    await begun.opened;
    await jobs.stop(20);
    release.open();
  });

  it('keeps two prefixes apart', async () => {
    const job = testJob({ key: ({ id }) => id });
    const here = await queue.open([job]);
    const there = await queue.open([job], `${queue.prefix()}_other`);
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
    @Module({ providers: [Handlers], imports: [QueueModule.forRoot({ ...queue.options(), prefix: queue.prefix(), consume: true, jobs: () => [job] })] })
    class App {}

    const app = await Test.createTestingModule({ imports: [App] }).compile();
    await app.init();
    await app.get(Jobs).enqueue(job, { id: 'a' });
    await begun.opened;
    const closed = app.close();
    release.open();
    await closed;
    expect(events).toEqual(['handled', 'connections close']);
    expect((await (await queue.open([job])).health()).delayed).toBe(1);
  });
}
