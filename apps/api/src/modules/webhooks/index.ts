/** Webhooks: what providers post, raw, until it is read. */
export { BodyRotation } from './events/body-rotation.js';
export { WebhookReplay, type ReplayScope } from './events/webhook-replay.js';
export { WebhookRetention } from './events/webhook-retention.js';
export { type EventSummary, type WebhookEvent, WebhookEvents } from './webhook-events.js';
export { INGEST, REPLAY_REFUSED } from './webhooks.jobs.js';
export { WebhooksModule } from './webhooks.module.js';
