import { defineJob } from '../../platform/queue/index.js';

/** "There are raw events to read." One bell for any number of them. */
export const INGEST = defineJob('webhook.ingest', { queue: 'intake', key: () => 'all', concurrency: 1, attempts: 10, backoff: { type: 'fixed', ms: 500 } });
