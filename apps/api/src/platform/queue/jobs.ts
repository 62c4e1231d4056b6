import type { JobDefinition, JobPayload } from './job-definition.js';

export interface EnqueueOptions {
  /** Milliseconds from now before the job is due. */
  readonly delayMs?: number;
  /** Instead of the key that the definition computes. */
  readonly key?: string;
}

export interface JobContext {
  /** 1 for the first run. A run that died with its process does not count. */
  readonly attempt: number;
}

export type JobHandler<P extends JobPayload> = (payload: P, context: JobContext) => Promise<void>;
export type GiveUp<P extends JobPayload> = (payload: P, error: Error) => Promise<void>;

export interface QueueHealth {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  /** Given-up jobs still kept for inspection; the history is bounded. */
  readonly failed: number;
  /** Age in milliseconds of the job that has waited longest, or null when none waits. */
  readonly oldestWaitingMs: number | null;
}

/** Thrown by a handler when no further attempt can help; the give-up hook runs at once. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

/**
 * The queue, and the injection token for it. A job may run twice (a worker that dies is replaced), so handlers
 * claim what they work on in the database; enqueue only after the commit that made the work.
 */
export abstract class Jobs {
  /**
   * Rings the bell for `job`. Doubles collapse by key: while a job with the same name and key waits or is delayed, this is
   * a no-op, except that a shorter delay brings the waiting job forward (one that waits for its next attempt, too).
   * While it runs, one more run follows when it ends; two jobs with one key never run at the same time. Throws when the queue cannot be reached.
   */
  abstract enqueue<P extends JobPayload>(job: JobDefinition<P>, payload: P, options?: EnqueueOptions): Promise<void>;

  /** As `enqueue` for each payload, in as few round trips as the driver can. */
  abstract enqueueMany<P extends JobPayload>(
    job: JobDefinition<P>,
    payloads: readonly P[],
    options?: Pick<EnqueueOptions, 'delayMs'>,
  ): Promise<void>;

  /**
   * Says what runs for `job`; call it in `onModuleInit`. `giveUp` runs after the last attempt failed or a
   * PermanentFailure, before the job leaves the queue; like the handler it may run twice.
   */
  abstract handle<P extends JobPayload>(job: JobDefinition<P>, handler: JobHandler<P>, giveUp?: GiveUp<P>): void;

  /** Begins to consume. Throws, and consumes nothing, when a defined job has no handler or has two. */
  abstract start(): Promise<void>;

  /** For tests: resolves when nothing waits and nothing runs. Jobs that are not due within a tenth of a second do not count. */
  abstract drain(): Promise<void>;

  /** Takes no new job, lets running handlers finish for up to `graceMs` (10 s), then closes all connections. */
  abstract stop(graceMs?: number): Promise<void>;

  /** Counts over all queues. Throws when the queue cannot be reached. */
  abstract health(): Promise<QueueHealth>;
}
