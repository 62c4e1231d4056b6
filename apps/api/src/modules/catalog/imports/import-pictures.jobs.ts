import { defineJob } from '../../../platform/queue/index.js';

/** Fetches pictures that an imported file names. */
export const FETCH_IMPORTED_PICTURES = defineJob<{ storeId: string; importId: string }>('catalog.fetch_pictures', {
  queue: 'chores', key: (payload) => payload.importId, attempts: 5, backoff: { type: 'exponential', ms: 5_000 }, concurrency: 2,
});
