import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { CatalogModule } from '../catalog/index.js';
import { ConversationsModule } from '../conversations/index.js';
import { CustomersModule } from '../customers/index.js';
import { OrdersModule } from '../orders/index.js';
import { StoresModule } from '../stores/index.js';
import { TemplatesModule } from '../templates/index.js';
import { NotificationEventsController } from './events/notification-events.controller.js';
import { NotificationEvents } from './events/notification-events.service.js';
import { Judging } from './firing/judging.service.js';
import { Notifications } from './firing/notifications.service.js';
import { Occurrences } from './firing/occurrences.service.js';
import { RuleSending } from './firing/rule-sending.service.js';
import { Settling } from './firing/settling.service.js';
import { NotificationLogController } from './log/notification-log.controller.js';
import { NotificationRetention } from './log/log-retention.service.js';
import { NotificationLog } from './log/notification-log.service.js';
import { OrderUpdatesController } from './order-updates/order-updates.controller.js';
import { OrderUpdates } from './order-updates/order-updates.service.js';
import { DryRuns } from './rules/dry-runs.service.js';
import { NotificationRulesController } from './rules/notification-rules.controller.js';
import { NotificationRules } from './rules/notification-rules.service.js';

/** What customers are told about things outside their conversation. */
@Module({
  imports: [AccountsModule, CatalogModule, ConversationsModule, CustomersModule, OrdersModule, StoresModule, TemplatesModule],
  controllers: [OrderUpdatesController, NotificationRulesController, NotificationLogController, NotificationEventsController],
  providers: [OrderUpdates, Judging, Notifications, Occurrences, RuleSending, Settling, NotificationLog, NotificationRetention, DryRuns, NotificationRules, NotificationEvents],
  exports: [Notifications, NotificationRetention],
})
export class NotificationsModule {}
