import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { SendingModule } from '../sending/index.js';
import { StoresModule } from '../stores/index.js';
import { TemplatesModule } from '../templates/index.js';
import { BulkCostsController } from './message-costs/bulk-costs.controller.js';
import { BulkCosts } from './message-costs/bulk-costs.service.js';
import { MessageCostsController } from './message-costs/message-costs.controller.js';
import { MessageCosts } from './message-costs/message-costs.service.js';
import { SendCosts } from './message-costs/send-costs.service.js';
import { OnboardingController } from './onboarding/onboarding.controller.js';
import { Onboarding } from './onboarding/onboarding.service.js';
import { UsesController } from './uses/uses.controller.js';
import { Uses } from './uses/uses.service.js';

@Module({ imports: [AccountsModule, SendingModule, StoresModule, TemplatesModule], controllers: [BulkCostsController, MessageCostsController, OnboardingController, UsesController], providers: [BulkCosts, MessageCosts, SendCosts, Onboarding, Uses] })
export class AnalyticsModule {}
