import { defineJob } from '../../../platform/queue/index.js';

/** "Ask the provider what became of this template." */
export const REREAD_TEMPLATE = defineJob<{ storeId: string; accountId: string; externalId: string }>('template.reread', {
  queue: 'chores', key: ({ accountId, externalId }) => `${accountId} ${externalId}`, concurrency: 1,
});
/** "Ask providers for templates that nobody asked for in a while." Rings itself again. */
export const SYNC_TEMPLATES = defineJob('template.sync', { queue: 'chores', key: () => 'all', concurrency: 1, attempts: 1 });
