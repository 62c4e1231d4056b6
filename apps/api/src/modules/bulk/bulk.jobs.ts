import { defineJob } from '../../platform/queue/index.js';

/** "A number has bulk messages to send." One run at a time for each number, over all processes. */
export const SEND_BULK = defineJob<{ storeId: string; accountId: string }>('bulk.send', { queue: 'deliver', key: ({ accountId }) => accountId, concurrency: 4 });
