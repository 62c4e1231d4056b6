import { defineJob } from '../../platform/queue/index.js';

/** "There are raw events to read." One bell for any number of them. */
export const INGEST = defineJob('webhook.ingest', { queue: 'intake', key: () => 'all', local: true, concurrency: 1, attempts: 10, backoff: { type: 'fixed', ms: 500 } });

/** "An account's credentials changed: verify again what was refused." */
export const REPLAY_REFUSED = defineJob<{ storeId: string; accountId: string }>('webhook.replay_refused', { queue: 'chores', key: ({ accountId }) => accountId });
