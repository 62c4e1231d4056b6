/** Notifications: what customers are told about things outside their conversation. */
export { NotificationsModule } from './notifications.module.js';
