/** Analytics: what happened, counted from the rows themselves. */
export { AnalyticsModule } from './analytics.module.js';
