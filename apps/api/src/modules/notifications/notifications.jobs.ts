import { defineJob } from '../../platform/queue/index.js';

/** "A store's rules may have something to say." */
export const NOTIFY = defineJob<{ storeId: string }>('notification.fire', { queue: 'chores', key: ({ storeId }) => storeId, concurrency: 2, attempts: 2 });
