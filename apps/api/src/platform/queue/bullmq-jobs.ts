import { randomUUID } from 'node:crypto';
import { createPostgresBackend, PostgresConnection, PostgresQueueBackend, Queue, UnrecoverableError, Worker } from 'bullmq';
import type { BackendFactory, Job, JobsOptions, PostgresConnectionOptions } from 'bullmq';
import pg from 'pg';
import { QUEUE_NAMES, type JobDefinition, type QueueName } from './job-definition.js';
import { PermanentFailure, type QueueHealth } from './jobs.js';
import { FAILED_HISTORY, LOCK_MS, MAX_TAKEOVERS, QueueDriver, STALLED_CHECK_MS, sumHealth, type Bell } from './queue-driver.js';

export interface BullmqOptions {
  /** A direct connection; a pooler would break LISTEN. Unless `isPrepared`, its role may create the schema. */
  readonly databaseUrl: string;
  readonly schema: string;
  /** The schema was brought up to date by its owner (`prepareQueueSchema`). */
  readonly isPrepared?: boolean;
  readonly jobs?: () => readonly JobDefinition<never>[];
}

/** Queue events are of no use here: kept short so that the table stays small. */
const EVENT_HISTORY = 100;

/** While a job runs only its latest bell is kept; this keeps the one that is due first. */
const KEEP_EARLIEST_BELL = (schema: string) => `
  create or replace function "${schema}".keep_earliest_bell() returns trigger language plpgsql as $$
  begin
    if coalesce((old.payload->'opts'->>'delay')::bigint, 0) < coalesce((new.payload->'opts'->>'delay')::bigint, 0) then
      return null;
    end if;
    return new;
  end $$;
  create or replace trigger keep_earliest_bell before update on "${schema}".dedup_next
    for each row execute function "${schema}".keep_earliest_bell();`;

/** The queue in Postgres, through BullMQ: the embedded default. All producers share one pool of three connections. */
export class BullmqJobs extends QueueDriver {
  private readonly queues: ReadonlyMap<QueueName, PostgresQueue>;
  private readonly workers: PostgresWorker[] = [];

  private constructor(
    private readonly options: BullmqOptions,
    private readonly connection: PostgresConnection,
  ) {
    super(options.jobs);
    connection.on('error', (error: Error) => this.complain(error));
    this.queues = new Map(QUEUE_NAMES.map((name) => [name, openQueue(name, connection)]));
    for (const queue of this.queues.values()) queue.on('error', (error) => this.complain(error));
  }

  /** Connects and brings the schema up to date, once among all processes. Throws when the database refuses. */
  static async open(options: BullmqOptions): Promise<BullmqJobs> {
    const connection = new PostgresConnection({ ...poolOf(options, 3), migrate: options.isPrepared !== true });
    try {
      await connection.waitUntilReady();
      if (!options.isPrepared) await guardEarliestBell(options);
    } catch (error) {
      await connection.close();
      throw error;
    }
    const jobs = new BullmqJobs(options, connection);
    await Promise.all([...jobs.queues.values()].map((queue) => queue.waitUntilReady()));
    return jobs;
  }

  private queue(name: QueueName): PostgresQueue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}`);
    return queue;
  }

  protected async ring(bells: readonly Bell[]): Promise<void> {
    const [first] = bells;
    if (!first) return;
    const queue = this.queue(first.job.queue);
    const wanted = bells.map((bell) => ({ name: bell.job.name, data: bell.payload, opts: optionsOf(bell) }));
    const [only] = wanted;
    const rung = only && wanted.length === 1 ? [await queue.add(only.name, only.data, only.opts)] : await queue.addBulk(wanted);
    const collapsed = rung.filter((job, index) => first.delayMs > 0 && first.id !== undefined && job.id !== wanted[index]?.opts.jobId);
    await Promise.all(collapsed.map((job) => this.bringForward(queue, job.id, first.delayMs)));
  }

  /**
   * Makes a delayed job due in `delayMs` if that is sooner. (A bell without delay needs none of this: `reschedule`
   * does it on the way.) For a job brought forward before, or in backoff, the due time read here may be a little early.
   */
  private async bringForward(queue: PostgresQueue, jobId: string | undefined, delayMs: number): Promise<void> {
    const job = jobId === undefined ? undefined : await queue.getJob(jobId);
    if (!job || !(await job.isDelayed())) return;
    if (Math.max(job.timestamp, job.processedOn ?? 0) + job.delay <= Date.now() + delayMs) return;
    try {
      await job.changeDelay(delayMs);
    } catch (error) {
      if (await job.isDelayed()) throw error; // otherwise it began to run: after this bell, so it sees what the bell is about
    }
  }

  protected async consume(name: QueueName, slots: number): Promise<void> {
    const worker = openWorker(name, slots, this.options, (job) => this.run(job));
    this.workers.push(worker);
    worker.on('error', (error) => this.complain(error));
    worker.on('failed', (job, error) => {
      if (job?.deferredFailure) void this.handlers.giveUp(job.name, job.data, error);
    });
    await worker.waitUntilReady();
  }

  private async run(job: Job): Promise<void> {
    try {
      await this.handlers.run({ name: job.name, payload: job.data, attempt: job.attemptsMade + 1, attempts: job.opts.attempts ?? 1 });
    } catch (error) {
      if (error instanceof PermanentFailure) throw new UnrecoverableError(error.message);
      throw error;
    }
  }

  async health(): Promise<QueueHealth> {
    return sumHealth(
      await Promise.all(
        [...this.queues.values()].map(async (queue) => {
          const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
          const [oldest] = counts['waiting'] ? await queue.getWaiting(0, 0) : [];
          return {
            waiting: counts['waiting'] ?? 0,
            active: counts['active'] ?? 0,
            delayed: counts['delayed'] ?? 0,
            failed: counts['failed'] ?? 0,
            oldestSince: oldest && oldest.timestamp + (oldest.opts.delay ?? 0),
          };
        }),
      ),
    );
  }

  protected async dueWithin(ms: number): Promise<number> {
    const { rows } = await this.connection.pool.query(`select count(*)::int as count from "${this.options.schema}".job where state = 'delayed' and process_at_ms <= $1`, [Date.now() + ms]);
    return Number(rows[0]?.['count'] ?? 0);
  }

  protected async closeWorkers(force: boolean): Promise<void> {
    // A worker that closes gently cannot be told to hurry any more; one that pauses can.
    if (!force) await Promise.all(this.workers.map((worker) => worker.pause()));
    await Promise.all(this.workers.map((worker) => worker.close(force)));
  }

  protected async closeConnections(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.connection.close();
  }
}

type PostgresQueue = ReturnType<typeof openQueue>;
type PostgresWorker = ReturnType<typeof openWorker>;

function openQueue(name: QueueName, connection: PostgresConnection) {
  const backend: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (queue, options) =>
    new PostgresQueueBackend(connection, queue, options, false);
  return new Queue(name, { connection: {}, streams: { events: { maxLen: EVENT_HISTORY } } }, backend);
}

function openWorker(name: QueueName, slots: number, options: BullmqOptions, run: (job: Job) => Promise<void>) {
  return new Worker(
    name,
    run,
    {
      connection: poolOf(options, 2),
      concurrency: slots,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: MAX_TAKEOVERS,
    },
    createPostgresBackend,
  );
}

function optionsOf({ job, id, delayMs }: Bell): JobsOptions {
  const options: JobsOptions = {
    attempts: job.attempts,
    backoff: { type: job.backoff.type, delay: job.backoff.ms },
    delay: delayMs,
    removeOnComplete: true,
    removeOnFail: FAILED_HISTORY,
  };
  if (id === undefined) return options;
  return { ...options, jobId: randomUUID(), deduplication: { id, keepLastIfActive: true, reschedule: delayMs === 0 } };
}

function poolOf({ databaseUrl, schema }: BullmqOptions, max: number) {
  return {
    connectionString: databaseUrl,
    schema,
    max,
    // A machine that starts everything at once takes its time; whoever rings waits rather than fails.
    connectionTimeoutMillis: 15_000,
    application_name: 'parley jobs',
    // A bell need not reach the disk before the caller goes on: after a crash of the server the sweeper rings again.
    options: '-c synchronous_commit=off',
  };
}

async function guardEarliestBell(options: BullmqOptions): Promise<void> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    // Two processes that replace one function at the same moment would collide.
    await client.query(`select pg_advisory_lock(hashtext('keep_earliest_bell'))`);
    await client.query(KEEP_EARLIEST_BELL(options.schema));
  } finally {
    await client.end();
  }
}

/** Brings the queue's schema up to date as its owner and lets `role` use it, so that the app itself needs no right to create anything. */
export async function prepareQueueSchema(ownerUrl: string, schema: string, role: string): Promise<void> {
  const options = { databaseUrl: ownerUrl, schema };
  const connection = new PostgresConnection({ ...poolOf(options, 1), migrate: true });
  try {
    await connection.waitUntilReady();
    await guardEarliestBell(options);
  } finally {
    await connection.close();
  }
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`grant usage on schema "${schema}" to ${role}; grant all on all tables in schema "${schema}" to ${role};
      grant all on all sequences in schema "${schema}" to ${role}; grant execute on all functions in schema "${schema}" to ${role}`);
  } finally {
    await client.end();
  }
}
