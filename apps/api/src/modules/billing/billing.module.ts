import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StoresModule } from '../stores/index.js';
import { BillingController } from './billing.controller.js';
import { PlanLimits } from './plan-limits.js';
import { Subscription } from './subscription.entity.js';
import { Subscriptions } from './subscriptions.service.js';
import { Usage } from './usage.service.js';

/** Plans, what is used of them, and what happens at their limits. */
@Module({
  imports: [TypeOrmModule.forFeature([Subscription]), StoresModule],
  controllers: [BillingController],
  providers: [Subscriptions, Usage, PlanLimits],
  exports: [Subscriptions, PlanLimits],
})
export class BillingModule {}
