import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/index.js';
import { OrdersModule } from '../orders/index.js';
import { StoresModule } from '../stores/index.js';
import { OrderUpdatesController } from './order-updates.controller.js';
import { OrderUpdates } from './order-updates.service.js';

/** What customers are told about things outside their conversation. */
@Module({ imports: [StoresModule, ConversationsModule, OrdersModule], controllers: [OrderUpdatesController], providers: [OrderUpdates] })
export class NotificationsModule {}
