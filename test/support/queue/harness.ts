import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { jobOf } from '../../../apps/api/src/platform/queue/job-definition.js';
import { Jobs, QueueModule, type JobDefinition, type JobPolicy, type QueueOptions } from '../../../apps/api/src/platform/queue/index.js';

/** What a driver needs to run: a database or a Redis for one suite. */
export interface QueueServer {
  readonly options: Pick<QueueOptions, 'redisUrl' | 'databaseUrl'>;
  stop(): Promise<void>;
}

export type Payload = { id: string };

export const HOUR = 3_600_000;

/** A started queue with one job, and the ids that its handler and its give-up hook were given. */
export interface StartedQueue {
  readonly job: JobDefinition<Payload>;
  readonly jobs: Jobs;
  readonly ran: string[];
  readonly gaveUp: string[];
}

export interface QueueHarness {
  options(): QueueServer['options'];
  /** One for each test. */
  prefix(): string;
  /** Not started; a second one with the same prefix is another worker of the same queue. */
  open(jobs: readonly JobDefinition<never>[], prefix?: string): Promise<Jobs>;
  started(policy: Partial<JobPolicy<Payload>>, handle?: (id: string, attempt: number) => Promise<void>): Promise<StartedQueue>;
}

/** Registers the hooks around a suite: one server for all of it, one prefix for each test. */
export function queueHarness(startServer: () => Promise<QueueServer>): QueueHarness {
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

  async function started(
    policy: Partial<JobPolicy<Payload>>,
    handle: (id: string, attempt: number) => Promise<void> = async () => undefined,
  ): Promise<StartedQueue> {
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

  return { options: () => server.options, prefix: () => prefix, open, started };
}

let names = 0;

export function testJob(policy: Partial<JobPolicy<Payload>>): JobDefinition<Payload> {
  return jobOf<Payload>(`test.job_${(names += 1)}`, { queue: 'chores', ...policy });
}

/** A promise with a handle: `opened` resolves when somebody calls `open`. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
