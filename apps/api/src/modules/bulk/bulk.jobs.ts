import { defineJob } from '../../platform/queue/index.js';

/**
 * "A number has bulk messages to send." One run at a time for each number, over all processes. In a queue of its own: a run
 * mostly waits for the moment of the next message, and nobody's answer stands behind it.
 */
export const SEND_BULK = defineJob<{ storeId: string; accountId: string }>('bulk.send', { queue: 'bulk', key: ({ accountId }) => accountId, concurrency: 8 });
