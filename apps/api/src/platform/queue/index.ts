export { defineJob } from './job-definition.js';
export type { Backoff, JobDefinition, JobPayload, JobPolicy, QueueName } from './job-definition.js';
export { Jobs, PermanentFailure } from './jobs.js';
export type { EnqueueOptions, GiveUp, JobContext, JobHandler, QueueHealth } from './jobs.js';
export { QueueModule } from './queue.module.js';
export type { QueueOptions } from './queue.module.js';
export { prepareQueueSchema } from './bullmq-jobs.js';
