/** Notifications: what customers are told about things outside their conversation, by rules and by programs. */
export { Notifications } from './firing/notifications.service.js';
export type { Sent } from './firing/rule-sending.service.js';
export { NotificationRetention } from './log/log-retention.service.js';
export { NOTIFY } from './notifications.jobs.js';
export { NotificationsModule } from './notifications.module.js';
export { STORES_WITH_RULES } from './firing/firing.queries.js';
