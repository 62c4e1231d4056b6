import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import type { AssistantSettings } from './settings/settings.js';
import type { AssistantAnswer, AssistantTurn, TurnMessage } from './turn.js';

@Injectable()
export class Assistant {
  async answer(turn: AssistantTurn): Promise<AssistantAnswer> {
    throw new Error(`no engine for ${turn.conversationId}`);
  }
  async settings(storeId: string): Promise<AssistantSettings> {
    throw new Error(`no settings of ${storeId}`);
  }
  async quietWindowMs(storeId: string, messages: readonly TurnMessage[]): Promise<number> {
    throw new Error(`no settings of ${storeId} for ${messages.length} messages`);
  }
  async settleRun(_tx: Tx, storeId: string, runId: string, outcome: 'sent' | 'dropped'): Promise<void> {
    throw new Error(`no run ${runId} of ${storeId} to be ${outcome}`);
  }
}
