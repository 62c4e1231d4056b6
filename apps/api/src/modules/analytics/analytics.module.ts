import { Module } from '@nestjs/common';
import { SendingModule } from '../sending/index.js';
import { StoresModule } from '../stores/index.js';
import { MessageCostsController } from './message-costs/message-costs.controller.js';
import { MessageCosts } from './message-costs/message-costs.service.js';

@Module({ imports: [SendingModule, StoresModule], controllers: [MessageCostsController], providers: [MessageCosts] })
export class AnalyticsModule {}
