import { defineJob } from '../../platform/queue/index.js';

/** Fetches a file that a customer sent while the provider still has it. When to ask the provider again stands in its row; the attempts are for what fails here. */
export const FETCH_MEDIA = defineJob<{ storeId: string; mediaId: string }>('media.fetch', {
  queue: 'chores', key: (payload) => payload.mediaId, attempts: 4, backoff: { type: 'exponential', ms: 1000 },
});

/** Has a fetched photo looked at. `asked`: a person wants it now. */
export const DESCRIBE = defineJob<{ storeId: string; mediaId: string; asked?: boolean }>('media.describe', {
  queue: 'chores', key: (payload) => payload.mediaId, attempts: 4, backoff: { type: 'exponential', ms: 1000 },
});

/** Has what a customer says in a fetched file written down. */
export const TRANSCRIBE = defineJob<{ storeId: string; mediaId: string }>('media.transcribe', {
  queue: 'chores', key: (payload) => payload.mediaId, attempts: 4, backoff: { type: 'exponential', ms: 1000 },
});
