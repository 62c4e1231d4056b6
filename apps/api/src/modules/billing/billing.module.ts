import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Env } from '../../platform/config/env.js';
import { SecurityModule } from '../security/index.js';
import { StoresModule } from '../stores/index.js';
import { BillingChecks } from './billing-checks.js';
import { BillingController } from './billing.controller.js';
import { BillingView } from './billing-view.js';
import { Payer } from './payments/payer.entity.js';
import { Payers } from './payments/payers.js';
import { PaymentDesk } from './payments/payment-desk.js';
import { PaymentDoor } from './payments/payment-door.js';
import { PaymentWebhook } from './payments/payment-webhook.js';
import { PaymentsController } from './payments/payments.controller.js';
import { Payments } from './payments/payments.service.js';
import { PlanPrices } from './payments/plan-prices.js';
import { openStripeAccount, STRIPE_ACCOUNT } from './payments/stripe-account.js';
import { PlanLimits } from './plan-limits.js';
import { Subscription } from './subscription.entity.js';
import { Subscriptions } from './subscriptions.service.js';
import { UsageNotices } from './usage-notices.js';
import { Usage } from './usage.service.js';

/** Plans, what is used of them, what happens at their limits, and who pays. */
@Module({
  imports: [TypeOrmModule.forFeature([Subscription, Payer]), StoresModule, SecurityModule],
  controllers: [BillingController, PaymentsController],
  providers: [
    Subscriptions, Usage, UsageNotices, PlanLimits, BillingView, Payers, Payments, PaymentDesk, PlanPrices, PaymentDoor, PaymentWebhook, BillingChecks,
    { provide: STRIPE_ACCOUNT, inject: [Env], useFactory: openStripeAccount },
  ],
  exports: [Subscriptions, PlanLimits, Payers, BillingChecks],
})
export class BillingModule {}
