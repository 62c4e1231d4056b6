import type { Job, JobOptions, Queue } from 'bull';
import { BullKeys } from './bull-keys.js';
import type { BullConnections } from './bull-connections.js';
import type { JobDefinition, JobPayload, QueueName } from './job-definition.js';
import { PermanentFailure, type QueueHealth } from './jobs.js';
import { FAILED_HISTORY, QueueDriver, sumHealth, type Bell } from './queue-driver.js';

/** The queue in Redis, through Bull: the way to many machines. */
export class BullJobs extends QueueDriver {
  private readonly keys: BullKeys;
  private readonly working = new Set<Queue>();
  /** Jobs whose give-up question the run itself has answered. */
  private readonly ran = new WeakSet<Job>();
  private readonly followUps = new Set<Promise<void>>();

  constructor(
    private readonly queues: ReadonlyMap<QueueName, Queue>,
    private readonly connections: BullConnections,
    jobs?: () => readonly JobDefinition<never>[],
  ) {
    super(jobs);
    this.keys = new BullKeys(connections.client);
    for (const queue of queues.values()) queue.on('error', (error) => this.complain(error));
  }

  private queue(name: QueueName): Queue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}`);
    return queue;
  }

  protected async ring(bells: readonly Bell[]): Promise<void> {
    const [first] = bells;
    if (!first) return;
    const queue = this.queue(first.job.queue);
    const due = Date.now() + first.delayMs;
    const missing = await Promise.all(bells.map(async ({ id }) => id === undefined || this.keys.ring(queue, id, due)));
    const wanted = bells.filter((_bell, index) => missing[index]);
    const [only] = wanted;
    if (!only) return;
    if (wanted.length === 1) await queue.add(only.job.name, only.payload, optionsOf(only));
    else await queue.addBulk(wanted.map((bell) => ({ name: bell.job.name, data: bell.payload, opts: optionsOf(bell) })));
    await Promise.all(wanted.map(async ({ id }) => id !== undefined && this.keys.bringForward(queue, id, due)));
  }

  protected async consume(name: QueueName, slots: number): Promise<void> {
    const queue = this.queue(name);
    this.working.add(queue);
    queue.on('completed', (job: Job) => this.afterRun(queue, job));
    queue.on('failed', (job: Job | null, error: Error) => {
      if (!job) return;
      if (!this.ran.has(job)) void this.handlers.giveUp(job.name, job.data, error);
      if (job.finishedOn) this.afterRun(queue, job);
    });
    // Resolves only when the workers stop; what goes wrong inside arrives as 'error'.
    void Promise.resolve(queue.process('*', slots, (job: Job) => this.run(queue, job))).catch(() => undefined);
    await queue.isReady();
  }

  private async run(queue: Queue, job: Job<JobPayload>): Promise<void> {
    if (job.opts.jobId !== undefined) await this.keys.clear(queue, String(job.id));
    this.ran.add(job);
    try {
      await this.handlers.run({ name: job.name, payload: job.data, attempt: job.attemptsMade + 1, attempts: job.opts.attempts ?? 1 });
    } catch (error) {
      if (error instanceof PermanentFailure) await job.discard();
      throw error;
    }
  }

  /**
   * The job is gone from the queue by now: only so can no bell fall between the question and the end of the run.
   * (A process that dies right here loses that bell; the sweeper rings it again.)
   */
  private afterRun(queue: Queue, job: Job<JobPayload>): void {
    if (job.opts.jobId === undefined) return;
    const followUp = this.ringAgain(queue, job)
      .catch((error: unknown) => this.logger.error(`A bell for ${job.name} was lost: ${String(error)}`))
      .finally(() => this.followUps.delete(followUp));
    this.followUps.add(followUp);
  }

  private async ringAgain(queue: Queue, job: Job<JobPayload>): Promise<void> {
    const id = String(job.id);
    const due = await this.keys.take(queue, id);
    if (due === undefined || !(await this.keys.ring(queue, id, due))) return;
    const { attempts, backoff, removeOnComplete, removeOnFail, jobId } = job.opts;
    const delay = Math.max(0, due - Date.now());
    await queue.add(job.name, job.data, { attempts, backoff, removeOnComplete, removeOnFail, jobId, delay } as JobOptions);
    await this.keys.bringForward(queue, id, due);
  }

  protected override settled(): boolean {
    return this.followUps.size === 0;
  }

  async health(): Promise<QueueHealth> {
    return sumHealth(
      await Promise.all(
        [...this.queues.values()].map(async (queue) => {
          const { waiting, active, delayed, failed } = await queue.getJobCounts();
          const [oldest] = waiting > 0 ? await queue.getWaiting(0, 0) : [];
          return { waiting, active, delayed, failed, oldestSince: oldest && oldest.timestamp + (oldest.opts.delay ?? 0) };
        }),
      ),
    );
  }

  protected async dueWithin(ms: number): Promise<number> {
    const until = Date.now() + ms;
    const counts = await Promise.all([...this.queues.values()].map((queue) => this.keys.countDue(queue, until)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  protected async closeWorkers(force: boolean): Promise<void> {
    if (force) return; // the gentle call has stopped the fetching already
    await Promise.all([...this.working].map((queue) => queue.pause(true)));
    await Promise.all(this.followUps);
  }

  protected async closeConnections(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close(true)));
    this.connections.close();
  }
}

function optionsOf({ job, id, delayMs }: Bell): JobOptions {
  return {
    attempts: job.attempts,
    backoff: { type: job.backoff.type, delay: job.backoff.ms, options: { ms: job.backoff.ms } },
    delay: delayMs,
    removeOnComplete: true,
    removeOnFail: FAILED_HISTORY,
    ...(id === undefined ? {} : { jobId: id }),
  };
}

