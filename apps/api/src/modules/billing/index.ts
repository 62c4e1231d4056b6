export { BillingModule } from './billing.module.js';
export { Payers } from './payments/payers.js';
export { BillingChecks } from './billing-checks.js';
export { type LimitReached, PlanLimits } from './plan-limits.js';
export { type StorePlan, Subscriptions } from './subscriptions.service.js';
