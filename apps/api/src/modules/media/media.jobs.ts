import { defineJob } from '../../platform/queue/index.js';

/** Fetches a file that a customer sent while the provider still has it. */
export const FETCH_MEDIA = defineJob<{ storeId: string; mediaId: string }>('media.fetch', {
  queue: 'chores', key: (payload) => payload.mediaId, attempts: 6, backoff: { type: 'exponential', ms: 2000 },
});
