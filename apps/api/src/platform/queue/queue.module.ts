import { Global, Inject, Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { BullmqJobs } from './bullmq-jobs.js';
import type { JobDefinition } from './job-definition.js';
import { Jobs } from './jobs.js';
import { QueueDriver } from './queue-driver.js';

export interface QueueOptions {
  /** With it the queue lives in Redis (Bull), without it in Postgres (BullMQ). */
  readonly redisUrl?: string | undefined;
  /** Direct connection (no pooler) of a role that may create the queue's schema. Not opened with `redisUrl`. */
  readonly databaseUrl: string;
  /** The schema in Postgres was brought up to date before (`prepareQueueSchema`), so the role need not be able to. */
  readonly isPrepared?: boolean;
  /** True where jobs run (worker, and the one process that is all); false where they are only enqueued. */
  readonly consume: boolean;
  /** Schema in Postgres, first part of the keys in Redis; `jobs` unless two installations share a server. */
  readonly prefix?: string;
  /** Which jobs must have a handler before consuming starts; every defined job unless an app is built in part. */
  readonly jobs?: () => readonly JobDefinition<never>[];
}

const CONSUME = Symbol('queue.consume');

/**
 * Provides `Jobs` to the whole app. Handlers are named in `onModuleInit`, consuming begins at application bootstrap, and
 * running handlers end before any module closes its connections.
 */
@Global()
@Module({})
export class QueueModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(Jobs) private readonly jobs: QueueDriver,
    @Inject(CONSUME) private readonly consume: boolean,
  ) {}

  /** Bull's code is read only where Redis is. */
  static async forRoot(options: QueueOptions): Promise<DynamicModule> {
    const prefix = options.prefix ?? 'jobs';
    const driver = options.redisUrl === undefined ? inPostgres(options, prefix) : (await import('./bull-driver.js')).inRedis(options.redisUrl, prefix, options.jobs);
    return {
      module: QueueModule,
      imports: driver.imports,
      providers: [driver.provider, { provide: CONSUME, useValue: options.consume }],
      exports: [Jobs],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.consume) await this.jobs.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.jobs.rest();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.jobs.stop();
  }
}

/** What a driver brings into the module: `Jobs`, and the modules it needs. */
export interface Driver {
  readonly imports: DynamicModule[];
  readonly provider: Provider;
}

function inPostgres({ databaseUrl, jobs, isPrepared }: QueueOptions, schema: string): Driver {
  const useFactory = () => BullmqJobs.open({ databaseUrl, schema, ...(isPrepared && { isPrepared }), ...(jobs && { jobs }) });
  return { imports: [], provider: { provide: Jobs, useFactory } };
}
