/**
 * The queues, one set of worker slots each, so that a slow assistant never keeps a webhook waiting.
 * intake: webhooks to messages. reply: assistant runs. deliver: what people and the assistant say. bulk: one message to many. chores: media, mail, retention.
 */
export const QUEUE_NAMES = ['intake', 'reply', 'deliver', 'bulk', 'chores'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export interface Backoff {
  readonly type: 'exponential' | 'fixed';
  /** Milliseconds before the second attempt; exponential doubles it for each attempt after that. */
  readonly ms: number;
}

/** Ids only, as small as possible: the truth is in the database, a job is a bell. */
export type JobPayload = Readonly<Record<string, unknown>>;

/** A job is a name, a payload type, a key and a policy. */
export interface JobDefinition<P extends JobPayload = JobPayload> {
  readonly name: string;
  readonly queue: QueueName;
  /** Runs in all, the first included. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** Jobs with one key collapse: see Jobs.enqueue. Without it every enqueue is a job of its own. */
  key?(payload: P): string;
  /** Worker slots this job adds to its queue in each process. */
  readonly concurrency: number;
  /**
   * May run in the process that rings, up to `concurrency` at a time, where that process runs jobs. Saves the way through
   * the queue, and gives up two of its promises: a crash loses the bell, and two processes may run one key at the same time.
   */
  readonly local?: boolean;
}

export type JobPolicy<P extends JobPayload> = Pick<JobDefinition<P>, 'queue' | 'key'> &
  Partial<Pick<JobDefinition<P>, 'attempts' | 'backoff' | 'concurrency' | 'local'>>;

const DEFAULTS = { attempts: 5, backoff: { type: 'exponential', ms: 1_000 }, concurrency: 4 } as const;

const defined = new Map<string, JobDefinition<never>>();

/**
 * Declares a job, once per process, at the top level of a `*.jobs.ts` file. `name` is `noun.verb`.
 * Five attempts, exponential backoff from 1 s and four worker slots unless the policy says otherwise.
 * Throws when the name is taken: two definitions of one name would run each other's payloads.
 */
export function defineJob<P extends JobPayload = Record<string, never>>(name: string, policy: JobPolicy<P>): JobDefinition<P> {
  if (defined.has(name)) throw new Error(`The job ${name} is defined twice`);
  const job = jobOf(name, policy);
  defined.set(name, job);
  return job;
}

/** A job that no app knows of unless it is named in its `jobs`. */
export function jobOf<P extends JobPayload>(name: string, policy: JobPolicy<P>): JobDefinition<P> {
  return { ...DEFAULTS, ...policy, name };
}

/** Every job declared so far in this process; each needs exactly one handler before a worker starts. */
export function definedJobs(): readonly JobDefinition<never>[] {
  return [...defined.values()];
}
