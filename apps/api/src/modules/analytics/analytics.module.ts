import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { SendingModule } from '../sending/index.js';
import { StoresModule } from '../stores/index.js';
import { TemplatesModule } from '../templates/index.js';
import { MessageCostsController } from './message-costs/message-costs.controller.js';
import { MessageCosts } from './message-costs/message-costs.service.js';
import { SendCosts } from './message-costs/send-costs.service.js';

@Module({ imports: [AccountsModule, SendingModule, StoresModule, TemplatesModule], controllers: [MessageCostsController], providers: [MessageCosts, SendCosts] })
export class AnalyticsModule {}
