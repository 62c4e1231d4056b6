import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ConversationsModule } from '../conversations/index.js';
import { CustomersModule } from '../customers/index.js';
import { SendingModule } from '../sending/index.js';
import { StoresModule } from '../stores/index.js';
import { TemplatesModule } from '../templates/index.js';
import { BulkEstimates } from './composing/bulk-estimate.service.js';
import { BulkMessagesController } from './composing/bulk-messages.controller.js';
import { BulkMessages } from './composing/bulk-messages.service.js';
import { RecipientEntryController } from './lists/recipient-entry.controller.js';
import { RecipientEntry } from './lists/recipient-entry.service.js';
import { RecipientListsController } from './lists/recipient-lists.controller.js';
import { RecipientLists } from './lists/recipient-lists.service.js';
import { BulkReportsController } from './reports/bulk-reports.controller.js';
import { BulkReports } from './reports/bulk-reports.service.js';
import { BatchWriter } from './sending/batch-writer.js';
import { BulkBatches } from './sending/bulk-batches.service.js';
import { BulkControlController } from './sending/bulk-control.controller.js';
import { BulkControl } from './sending/bulk-control.service.js';
import { BulkStart } from './sending/bulk-start.service.js';
import { TestSends } from './sending/test-sends.service.js';

@Module({
  imports: [AccountsModule, ConversationsModule, CustomersModule, SendingModule, StoresModule, TemplatesModule],
  controllers: [BulkMessagesController, BulkControlController, BulkReportsController, RecipientListsController, RecipientEntryController],
  providers: [BulkMessages, BulkEstimates, BulkStart, BulkControl, BulkBatches, BatchWriter, BulkReports, TestSends, RecipientLists, RecipientEntry],
  exports: [BulkBatches],
})
export class BulkModule {}
