import { Logger } from '@nestjs/common';
import type { JobDefinition, JobPayload, QueueName } from './job-definition.js';
import { PermanentFailure, type GiveUp, type JobHandler } from './jobs.js';

/** One attempt at one job, in the terms that both drivers share. */
export interface JobRun {
  readonly name: string;
  readonly payload: JobPayload;
  /** 1 for the first. */
  readonly attempt: number;
  readonly attempts: number;
}

interface Entry {
  readonly job: JobDefinition<never>;
  readonly handler: JobHandler<never>;
  readonly giveUp: GiveUp<never> | undefined;
}

/** Who handles what, and what happens around a handler: the same for every driver. */
export class HandlerTable {
  private readonly entries = new Map<string, Entry[]>();
  private readonly logger = new Logger('Jobs');

  add(entry: Entry): void {
    this.entries.set(entry.job.name, [...(this.entries.get(entry.job.name) ?? []), entry]);
  }

  /** Throws one error that names every job of `jobs` without a handler and every job with more than one. */
  assertComplete(jobs: readonly JobDefinition<never>[]): void {
    const missing = jobs.filter((job) => !this.entries.has(job.name)).map((job) => `${job.name} has no handler`);
    const doubled = [...this.entries].filter(([, entries]) => entries.length > 1).map(([name]) => `${name} has more than one handler`);
    const problems = [...missing, ...doubled];
    if (problems.length > 0) throw new Error(`The queue cannot start: ${problems.join(', ')}`);
  }

  /** Worker slots of a queue: the sum over its handled jobs; 0 means the queue needs no worker here. */
  slots(queue: QueueName): number {
    return [...this.entries.values()].flat().reduce((sum, { job }) => (job.queue === queue ? sum + job.concurrency : sum), 0);
  }

  /** Runs the handler. Rethrows its failure, after the give-up hook when no attempt follows. */
  async run(run: JobRun): Promise<void> {
    const entry = this.entries.get(run.name)?.[0];
    try {
      if (!entry) throw new Error(`No handler for the job ${run.name}`);
      await entry.handler(run.payload as never, { attempt: run.attempt });
    } catch (thrown) {
      const error = asError(thrown);
      const last = error instanceof PermanentFailure || run.attempt >= run.attempts;
      this.logger.warn(`${run.name} failed, attempt ${run.attempt} of ${run.attempts}${last ? ', giving up' : ''}: ${error.message}`);
      if (last) await this.giveUp(run.name, run.payload, error);
      throw error;
    }
  }

  /** Tells the owner of the job that it is over. A hook that fails is logged: the sweeper finds what it left. */
  async giveUp(name: string, payload: JobPayload, error: Error): Promise<void> {
    try {
      await this.entries.get(name)?.[0]?.giveUp?.(payload as never, error);
    } catch (thrown) {
      this.logger.error(`The give-up hook of ${name} failed: ${asError(thrown).message}`);
    }
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
