import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { CustomersModule } from '../customers/index.js';
import { MediaModule } from '../media/index.js';
import { SendingModule } from '../sending/index.js';
import { TemplatesModule } from '../templates/index.js';
import { ConversationChanges } from './hands/conversation-changes.js';
import { HandsController } from './hands/hands.controller.js';
import { Hands } from './hands/hands.service.js';
import { PresenceController } from './hands/presence.controller.js';
import { Typing } from './hands/typing.service.js';
import { ConversationsController } from './inbox/conversations.controller.js';
import { Inbox } from './inbox/inbox.service.js';
import { CustomerExportsController } from './inbox/customer-exports.controller.js';
import { RecentCustomersController } from './inbox/recent-customers.controller.js';
import { RecentCustomers } from './inbox/recent-customers.service.js';
import { ConversationIntake } from './intake.js';
import { ConversationMoves } from './moves/conversation-moves.js';
import { ConversationMovesController } from './moves/conversation-moves.controller.js';
import { SentNames } from './naming/sent-names.js';
import { Outbox } from './outbox.js';
import { BatchMessages } from './outgoing/batch-messages.js';
import { DirectMessages } from './outgoing/direct-messages.service.js';
import { Drafts } from './outgoing/drafts.service.js';
import { MessagesController } from './outgoing/messages.controller.js';
import { Messages } from './outgoing/messages.service.js';
import { Outgoing } from './outgoing/outgoing.service.js';
import { TemplateDrafts } from './outgoing/template-drafts.service.js';
import { ParkedRepliesController } from './parked/parked-replies.controller.js';
import { ParkedReplies } from './parked/parked-replies.service.js';
import { StatusFacts } from './status-facts.js';
import { ConversationHistory } from './thread/conversation-history.js';
import { ThreadController } from './thread/thread.controller.js';
import { Receipts } from './thread/receipts.js';
import { Thread } from './thread/thread.service.js';
import { SilentTurns } from './turns/silent-turns.js';
import { Turns } from './turns/turns.js';

@Module({
  imports: [AccountsModule, CustomersModule, MediaModule, SendingModule, TemplatesModule],
  controllers: [ConversationMovesController, ConversationsController, RecentCustomersController, CustomerExportsController, ThreadController, MessagesController, ParkedRepliesController, HandsController, PresenceController],
  providers: [
    ConversationIntake, ConversationHistory, ConversationMoves, Outbox, SentNames, StatusFacts, Turns, SilentTurns, Inbox, Receipts, RecentCustomers, Thread, ConversationChanges, Hands, Typing, Drafts, TemplateDrafts, Outgoing, Messages, BatchMessages, DirectMessages, ParkedReplies,
  ],
  exports: [ParkedReplies, ConversationIntake, ConversationHistory, Outbox, Receipts, SentNames, StatusFacts, Turns, SilentTurns, Hands, Messages, BatchMessages, DirectMessages],
})
export class ConversationsModule {}
