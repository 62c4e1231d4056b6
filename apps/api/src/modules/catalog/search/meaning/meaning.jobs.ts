import { defineJob } from '../../../../platform/queue/index.js';

/** Has the products of a store whose words have changed understood anew. */
export const UNDERSTAND_PRODUCTS = defineJob<{ storeId: string }>('catalog.understand', {
  queue: 'chores', key: (payload) => payload.storeId, attempts: 5, backoff: { type: 'exponential', ms: 10_000 }, concurrency: 1,
});

/** "Look for products that nobody understood yet." Rings itself again. */
export const CHECK_MEANINGS = defineJob('catalog.check_meanings', { queue: 'chores', key: () => 'all', concurrency: 1, attempts: 1 });
