export { SecurityEventsPage } from './security-events-page.js';
