/** Webhooks: what providers post, raw, until it is read. */
export { type EventSummary, type WebhookEvent, WebhookEvents } from './webhook-events.js';
export { INGEST } from './webhooks.jobs.js';
export { WebhooksModule } from './webhooks.module.js';
