import { BullModule, getQueueToken } from '@nestjs/bull';
import type { Queue } from 'bull';
import { BullConnections } from './bull-connections.js';
import { BullJobs } from './bull-jobs.js';
import { QUEUE_NAMES } from './job-definition.js';
import { Jobs } from './jobs.js';
import type { Driver, QueueOptions } from './queue.module.js';

/** The queue in Redis, through Bull; every key begins with `prefix`. */
export function inRedis(redisUrl: string, prefix: string, jobs: QueueOptions['jobs']): Driver {
  const connections = new BullConnections(redisUrl);
  return {
    imports: [BullModule.forRoot(connections.options(prefix)), BullModule.registerQueue(...QUEUE_NAMES.map((name) => ({ name })))],
    provider: {
      provide: Jobs,
      inject: QUEUE_NAMES.map((name) => getQueueToken(name)),
      useFactory: async (...queues: Queue[]) => {
        await connections.check();
        const named = new Map(queues.map((queue, index) => [QUEUE_NAMES[index] ?? 'chores', queue]));
        return new BullJobs(named, connections, jobs);
      },
    },
  };
}
