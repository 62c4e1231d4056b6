import { Module } from '@nestjs/common';
import { AccountsModule } from '../modules/accounts/index.js';
import { AiModule } from '../modules/ai/index.js';
import { BillingModule } from '../modules/billing/index.js';
import { BulkModule } from '../modules/bulk/index.js';
import { CatalogModule } from '../modules/catalog/index.js';
import { ConversationsModule } from '../modules/conversations/index.js';
import { CustomersModule } from '../modules/customers/index.js';
import { KnowledgeModule } from '../modules/knowledge/index.js';
import { MediaModule } from '../modules/media/index.js';
import { NotificationsModule } from '../modules/notifications/index.js';
import { OrdersModule } from '../modules/orders/index.js';
import { SendingModule } from '../modules/sending/index.js';
import { StoresModule } from '../modules/stores/index.js';
import { TemplatesModule } from '../modules/templates/index.js';
import { WebhooksModule } from '../modules/webhooks/index.js';
import { AnswerGate } from './answer-gate.js';
import { ArrivedFacts } from './arrived-facts.js';
import { ArrivedMessages } from './arrived-messages.js';
import { BulkProgress } from './bulk-progress.js';
import { BulkSending } from './bulk-sending.js';
import { CatalogCarts } from './catalog-carts.js';
import { Chores } from './chores.js';
import { ConsentReplies } from './consent-replies.js';
import { Deliver } from './deliver.js';
import { EventReader } from './event-reader.js';
import { FetchingImportedPictures } from './import-pictures.js';
import { ForgottenWork } from './forgotten-work.js';
import { HeldEvents } from './held-events.js';
import { HiddenCustomers } from './hidden-customers.js';
import { HiddenEchoes } from './hidden-echoes.js';
import { IdleConversations } from './idle-conversations.js';
import { Ingest } from './ingest.js';
import { KnowledgeReading } from './knowledge-reading.js';
import { LinkedNumbers } from './linked-numbers.js';
import { MessagePipeline } from './message.pipeline.js';
import { NumberedReplies } from './numbered-replies.js';
import { Notifying } from './notifying.js';
import { OrdersInThreads } from './orders-in-threads.js';
import { PhotoReading } from './photo-reading.js';
import { ReadReceipts } from './read-receipts.js';
import { Reply } from './reply.js';
import { ENDS_OF_KEEPING, Retention } from './retention.js';
import { SentNamesAsking } from './sent-names-asking.js';
import { Silence } from './silence.js';
import { Sweeper } from './sweeper.js';
import { UnknownSends } from './unknown-sends.js';

/** What must happen in order across modules. */
@Module({
  imports: [AccountsModule, AiModule, BillingModule, BulkModule, CatalogModule, ConversationsModule, CustomersModule, KnowledgeModule, MediaModule, NotificationsModule, OrdersModule, SendingModule, StoresModule, TemplatesModule, WebhooksModule],
  providers: [AnswerGate, ArrivedFacts, ArrivedMessages, BulkProgress, BulkSending, CatalogCarts, Chores, ConsentReplies, Deliver, EventReader, FetchingImportedPictures, ForgottenWork, HeldEvents, HiddenCustomers, HiddenEchoes, IdleConversations, Ingest, KnowledgeReading, LinkedNumbers, MessagePipeline, Notifying, NumberedReplies, OrdersInThreads, PhotoReading, ReadReceipts, Reply, ENDS_OF_KEEPING, Retention, SentNamesAsking, Silence, Sweeper, UnknownSends],
  exports: [MessagePipeline, Ingest, Retention, Sweeper, UnknownSends],
})
export class PipelineModule {}
