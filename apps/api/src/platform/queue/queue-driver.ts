import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { HandlerTable } from './handler-table.js';
import { LocalLanes } from './local-lanes.js';
import { definedJobs, type JobDefinition, type JobPayload, type QueueName } from './job-definition.js';
import { Jobs, PermanentFailure, type EnqueueOptions, type GiveUp, type JobHandler, type QueueHealth } from './jobs.js';

/** One bell: what a driver needs to know to ring it. */
export interface Bell {
  readonly job: JobDefinition<never>;
  readonly payload: JobPayload;
  /** `<job name>:<key>`, unique within its queue; undefined when the job has no key. */
  readonly id: string | undefined;
  readonly delayMs: number;
}

/** Given-up jobs kept for inspection, per queue. `age` in seconds: a week. */
export const FAILED_HISTORY = { count: 500, age: 7 * 24 * 3_600 } as const;

/**
 * A dead worker's job is taken over after at most LOCK_MS plus two checks. The lock is renewed at half its time,
 * so an event loop that stands still for longer than half of it risks a second run.
 */
export const LOCK_MS = 5_000;
export const STALLED_CHECK_MS = 1_500;

/** A job whose worker died this often is given up: it is probably what kills the worker. */
export const MAX_TAKEOVERS = 3;

/** A server that is away is reported by every connection at every try; once in this time is enough. */
const COMPLAINT_PAUSE_MS = 10_000;

const DRAIN_POLL_MS = 10;
/** What is due so soon belongs to what is under way: a turn that was passed over is looked at again after 50 ms. */
const DRAIN_AHEAD_MS = 100;
const STOP_GRACE_MS = 10_000;

/** What Bull and BullMQ have in common: handlers, draining and the order of stopping. */
export abstract class QueueDriver extends Jobs {
  protected readonly handlers = new HandlerTable();
  protected readonly logger = new Logger('Queue');
  private readonly lanes = new LocalLanes((bell) => this.runHere(bell), (bell, error) => this.ringLater(bell, error));
  private readonly complaints = new Map<string, number>();
  private rings = 0;
  private consuming: Promise<void> | undefined;
  private resting: Promise<void> | undefined;
  private stopping: Promise<void> | undefined;

  /** `jobs`: what must have a handler before consuming starts; by default every defined job. */
  constructor(private readonly jobs: () => readonly JobDefinition<never>[] = definedJobs) {
    super();
  }

  /** Adds all bells (never empty) of one job, in as few round trips as possible. */
  protected abstract ring(bells: readonly Bell[]): Promise<void>;
  protected abstract consume(queue: QueueName, slots: number): Promise<void>;
  /** Takes no new job and resolves when the running ones have ended; `force` does not wait for them. */
  protected abstract closeWorkers(force: boolean): Promise<void>;
  protected abstract closeConnections(): Promise<void>;

  async enqueue<P extends JobPayload>(job: JobDefinition<P>, payload: P, options: EnqueueOptions = {}): Promise<void> {
    await this.ringAll(job, [payload], options);
  }

  async enqueueMany<P extends JobPayload>(
    job: JobDefinition<P>,
    payloads: readonly P[],
    options: Pick<EnqueueOptions, 'delayMs'> = {},
  ): Promise<void> {
    if (payloads.length > 0) await this.ringAll(job, payloads, options);
  }

  private async ringAll<P extends JobPayload>(job: JobDefinition<P>, payloads: readonly P[], options: EnqueueOptions): Promise<void> {
    this.rings += 1;
    const bells = payloads.map((payload) => {
      const key = options.key ?? job.key?.(payload);
      return { job, payload, id: key === undefined ? undefined : `${job.name}:${key}`, delayMs: Math.max(0, options.delayMs ?? 0) };
    });
    const queued = this.consuming && !this.resting ? bells.filter((bell) => !this.lanes.take(bell)) : bells;
    if (queued.length > 0) await this.ring(queued);
  }

  /** Once, and never the last attempt: what fails here is tried again by the queue, with its backoff. */
  private runHere({ job, payload }: Bell): Promise<void> {
    return this.handlers.run({ name: job.name, payload, attempt: 1, attempts: Number.POSITIVE_INFINITY });
  }

  /** @param failure of its run here; undefined when it never began */
  private async ringLater(bell: Bell, failure: unknown): Promise<void> {
    if (failure instanceof PermanentFailure) return;
    await this.ring([failure === undefined ? bell : { ...bell, delayMs: bell.job.backoff.ms }]).catch((error: unknown) => this.complain(error instanceof Error ? error : new Error(String(error))));
  }

  handle<P extends JobPayload>(job: JobDefinition<P>, handler: JobHandler<P>, giveUp?: GiveUp<P>): void {
    this.handlers.add({ job, handler, giveUp });
  }

  start(): Promise<void> {
    this.consuming ??= this.startAll();
    return this.consuming;
  }

  private async startAll(): Promise<void> {
    this.handlers.assertComplete(this.jobs());
    const queues = new Set(this.jobs().map((job) => job.queue));
    await Promise.all([...queues].map((queue) => this.consume(queue, this.handlers.slots(queue))));
  }

  async drain(): Promise<void> {
    for (;;) {
      // A job may move from a queue not counted yet to one already counted, but not without a ring. What is delayed is counted first: it moves to what waits.
      const before = this.rings;
      const soon = await this.dueWithin(DRAIN_AHEAD_MS);
      const { waiting, active } = await this.health();
      if (soon + waiting + active === 0 && this.lanes.isIdle && this.settled() && before === this.rings) return;
      await wait(DRAIN_POLL_MS);
    }
  }

  /** Logs what went wrong on a connection or in a worker, the same words at most every ten seconds. */
  protected complain(error: Error): void {
    const last = this.complaints.get(error.message);
    if (last !== undefined && Date.now() - last < COMPLAINT_PAUSE_MS) return;
    if (this.complaints.size > 100) this.complaints.clear();
    this.complaints.set(error.message, Date.now());
    this.logger.warn(error.message || String(error));
  }

  /** Delayed jobs whose time comes within `ms`, and those whose time has come and that no worker has seen yet: they were just brought forward. */
  protected abstract dueWithin(ms: number): Promise<number>;

  /** False while a finished run may still ring a bell of its own. */
  protected settled(): boolean {
    return true;
  }

  /** First half of `stop`: nothing new is taken and running handlers end, but `enqueue` still works. */
  rest(graceMs = STOP_GRACE_MS): Promise<void> {
    this.resting ??= this.closeWithin(graceMs);
    return this.resting;
  }

  private async closeWithin(graceMs: number): Promise<void> {
    await this.consuming?.catch(() => undefined);
    for (const bell of this.lanes.giveUpWaiting()) await this.ringLater(bell, undefined);
    const late = new AbortController();
    const closed = Promise.all([this.closeWorkers(false), this.lanes.idle()]).then(() => undefined).finally(() => late.abort());
    const inTime = await Promise.race([
      closed.then(() => true),
      wait(graceMs, false, { signal: late.signal }).catch(() => true),
    ]);
    if (inTime) return closed;
    this.logger.warn(`Handlers still ran after ${graceMs} ms; another worker will repeat their jobs`);
    closed.catch((error: unknown) => this.logger.warn(`A worker did not close well: ${String(error)}`));
    await this.closeWorkers(true);
  }

  stop(graceMs?: number): Promise<void> {
    this.stopping ??= this.end(graceMs);
    return this.stopping;
  }

  private async end(graceMs?: number): Promise<void> {
    try {
      await this.rest(graceMs);
    } finally {
      await this.closeConnections();
    }
  }
}

/** Adds up the queues of one driver; `oldestSince` in epoch milliseconds. */
export function sumHealth(
  queues: readonly (Omit<QueueHealth, 'oldestWaitingMs'> & { readonly oldestSince: number | undefined })[],
): QueueHealth {
  const since = queues.map((queue) => queue.oldestSince).filter((time) => time !== undefined);
  const sum = (pick: (queue: (typeof queues)[number]) => number) => queues.reduce((total, queue) => total + pick(queue), 0);
  return {
    waiting: sum((queue) => queue.waiting),
    active: sum((queue) => queue.active),
    delayed: sum((queue) => queue.delayed),
    failed: sum((queue) => queue.failed),
    // The libraries stamp jobs with the machine's clock, so it is the one to compare with.
    oldestWaitingMs: since.length === 0 ? null : Math.max(0, Date.now() - Math.min(...since)),
  };
}
