import { defineJob } from '../../../platform/queue/index.js';

/** Reads a source and keeps what it says. */
export const READ_SOURCE = defineJob<{ storeId: string; sourceId: string }>('knowledge.read', {
  queue: 'chores', key: (payload) => payload.sourceId, attempts: 3, backoff: { type: 'exponential', ms: 2000 }, concurrency: 2,
});
