import { Module } from '@nestjs/common';
import { SendingModule } from '../sending/index.js';
import { ConversationIntake } from './intake.js';
import { Outbox } from './outbox.js';
import { StatusFacts } from './status-facts.js';
import { Turns } from './turns.js';

@Module({
  imports: [SendingModule],
  providers: [ConversationIntake, Outbox, StatusFacts, Turns],
  exports: [ConversationIntake, Outbox, StatusFacts, Turns],
})
export class ConversationsModule {}
