export { BillingModule } from './billing.module.js';
export { PaymentChecks } from './payments/payment-checks.js';
export { type LimitReached, PlanLimits } from './plan-limits.js';
export { type StorePlan, Subscriptions } from './subscriptions.service.js';
