export { defineJob } from './job-definition.js';
export type { Backoff, JobDefinition, JobPayload, JobPolicy, QueueName } from './job-definition.js';
export { Jobs, PermanentFailure } from './jobs.js';
export type { EnqueueOptions, GiveUp, JobContext, JobHandler, QueueHealth } from './jobs.js';
