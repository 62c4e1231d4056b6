export { SecurityEvent } from './security-event.entity.js';
export { SecurityEvents } from './security-events.js';
export type { SecurityNote } from './security-events.js';
export { SecurityLog } from './security-log.js';
export { SecurityModule } from './security.module.js';
