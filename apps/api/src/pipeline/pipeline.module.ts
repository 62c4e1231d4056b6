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
import { AnswerGate } from './reply/answer-gate.js';
import { Admission } from './ingest/admission.js';
import { ArrivedFacts } from './ingest/arrived-facts.js';
import { ArrivedMessages } from './ingest/arrived-messages.js';
import { BulkProgress } from './deliver/bulk-progress.js';
import { BulkSending } from './deliver/bulk-sending.js';
import { CatalogCarts } from './ingest/catalog-carts.js';
import { Chores } from './chores/chores.js';
import { FetchingMedia } from './chores/fetching-media.js';
import { ConsentReplies } from './ingest/consent-replies.js';
import { Deliver } from './deliver/deliver.js';
import { EventReader } from './ingest/event-reader.js';
import { FetchingImportedPictures } from './chores/import-pictures.js';
import { ForgottenWork } from './chores/forgotten-work.js';
import { HeldEvents } from './ingest/held-events.js';
import { HiddenCustomers } from './ingest/hidden-customers.js';
import { HiddenEchoes } from './ingest/hidden-echoes.js';
import { Housekeeping } from './chores/housekeeping.js';
import { IdleConversations } from './chores/idle-conversations.js';
import { Ingest } from './ingest/ingest.js';
import { KnowledgeReading } from './chores/knowledge-reading.js';
import { LinkedNumbers } from './ingest/linked-numbers.js';
import { MessagePipeline } from './message.pipeline.js';
import { NumberedReplies } from './ingest/numbered-replies.js';
import { Notifying } from './deliver/notifying.js';
import { OrdersInThreads } from './chores/orders-in-threads.js';
import { PhotoReading } from './chores/photo-reading.js';
import { ReadReceipts } from './ingest/read-receipts.js';
import { Reply } from './reply/reply.js';
import { ENDS_OF_KEEPING, Retention } from './chores/retention.js';
import { SentNamesAsking } from './deliver/sent-names-asking.js';
import { Silence } from './reply/silence.js';
import { Sweeper } from './chores/sweeper.js';
import { UnknownSends } from './deliver/unknown-sends.js';

/** What must happen in order across modules. */
@Module({
  imports: [AccountsModule, AiModule, BillingModule, BulkModule, CatalogModule, ConversationsModule, CustomersModule, KnowledgeModule, MediaModule, NotificationsModule, OrdersModule, SendingModule, StoresModule, TemplatesModule, WebhooksModule],
  providers: [Admission, AnswerGate, ArrivedFacts, ArrivedMessages, BulkProgress, BulkSending, CatalogCarts, Chores, ConsentReplies, Deliver, EventReader, FetchingImportedPictures, FetchingMedia, ForgottenWork, HeldEvents, HiddenCustomers, HiddenEchoes, Housekeeping, IdleConversations, Ingest, KnowledgeReading, LinkedNumbers, MessagePipeline, Notifying, NumberedReplies, OrdersInThreads, PhotoReading, ReadReceipts, Reply, ENDS_OF_KEEPING, Retention, SentNamesAsking, Silence, Sweeper, UnknownSends],
  exports: [Housekeeping, MessagePipeline, Ingest, Retention, Sweeper, UnknownSends],
})
export class PipelineModule {}
