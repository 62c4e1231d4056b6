import type { Type } from '@nestjs/common';
import { AccountsModule } from './modules/accounts/index.js';
import { AiModule } from './modules/ai/index.js';
import { AnalyticsModule } from './modules/analytics/index.js';
import { BillingModule } from './modules/billing/index.js';
import { BulkModule } from './modules/bulk/index.js';
import { CatalogModule } from './modules/catalog/index.js';
import { CannedRepliesModule } from './modules/canned-replies/index.js';
import { InboxViewsModule } from './modules/inbox-views/index.js';
import { ChannelsModule } from './modules/channels/index.js';
import { CustomersModule } from './modules/customers/index.js';
import { KnowledgeModule } from './modules/knowledge/index.js';
import { LabelsModule } from './modules/labels/index.js';
import { MediaModule } from './modules/media/index.js';
import { NotesModule } from './modules/notes/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { OrdersModule } from './modules/orders/index.js';
import { SecurityModule } from './modules/security/index.js';
import { StoresModule } from './modules/stores/index.js';
import { TemplatesModule } from './modules/templates/index.js';
import { WebhooksModule } from './modules/webhooks/index.js';

/** Every module of the product, lower rows first. */
export const MODULES: readonly Type[] = [
  SecurityModule,
  StoresModule,
  AccountsModule,
  CannedRepliesModule, InboxViewsModule,
  CatalogModule,
  CustomersModule,
  KnowledgeModule,
  MediaModule,
  TemplatesModule,
  ChannelsModule,
  LabelsModule,
  NotesModule,
  OrdersModule,
  AiModule,
  BillingModule,
  BulkModule,
  AnalyticsModule,
  WebhooksModule,
  NotificationsModule,
];
