import type { MessageAuthor, SilenceReason } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, type OpenAccount } from '../modules/accounts/index.js';
import { Assistant, type AssistantAnswer, type TurnMessage } from '../modules/ai/index.js';
import { type MessageRow, type Turn, type TurnAnswer, Turns } from '../modules/conversations/index.js';
import { Database } from '../platform/database/database.js';
import { AnswerGate } from './answer-gate.js';

/** How often a running answer looks whether a newer message or a person made it pointless. */
const STILL_WANTED_MS = 500;

export type ReplyOutcome =
  | { readonly kind: 'queued' }
  | { readonly kind: 'silent'; readonly reason: SilenceReason }
  | { readonly kind: 'again'; readonly inMs: number }
  | { readonly kind: 'nothing' };

/** From a closed turn to queued messages, or to the reason why there are none. */
@Injectable()
export class Reply {
  constructor(
    private readonly turns: Turns,
    private readonly accounts: AccountDirectory,
    private readonly gate: AnswerGate,
    private readonly assistant: Assistant,
    private readonly db: Database,
  ) {}

  async answer(storeId: string, conversationId: string): Promise<ReplyOutcome> {
    const turn = await this.turns.open(storeId, conversationId);
    if (!turn) return { kind: 'nothing' };
    if ('dueInMs' in turn) return { kind: 'again', inMs: turn.dueInMs };
    try {
      const stillTypingMs = await this.gate.stillTypingMs(turn);
      if (stillTypingMs > 0) {
        await this.turns.postpone(turn, stillTypingMs);
        return { kind: 'again', inMs: stillTypingMs };
      }
      const account = await this.accounts.open(storeId, turn.conversation.account_id);
      const silence = await this.gate.silence(turn, account);
      const answer = silence === undefined ? await this.#ask(turn, account) : { contents: [], runId: null, silence };
      return await this.#close(turn, answer);
    } catch (error) {
      await this.turns.release(turn);
      throw error;
    }
  }

  async #ask(turn: Turn, account: OpenAccount): Promise<TurnAnswer> {
    const { storeId, conversation } = turn;
    const superseded = new AbortController();
    const watch = setInterval(() => {
      void this.turns.isCurrent(turn).then((current) => (current ? undefined : superseded.abort()), () => undefined);
    }, STILL_WANTED_MS);
    try {
      return turnAnswer(await this.assistant.answer({
        storeId, conversationId: conversation.id, accountId: account.id, customer: turn.customer,
        messages: turn.messages.map(turnMessage), history: turn.history.map(turnMessage), capabilities: account.capabilities, signal: superseded.signal,
      }));
    } finally {
      clearInterval(watch);
    }
  }

  async #close(turn: Turn, answer: TurnAnswer): Promise<ReplyOutcome> {
    const { storeId } = turn;
    const outcome = await this.turns.close(turn, answer, async (tx) => {
      if (answer.runId !== null) await this.assistant.settleRun(tx, storeId, answer.runId, 'sent');
    });
    if (outcome.kind === 'superseded') {
      const { runId } = answer;
      if (runId !== null) await this.db.inStore(storeId, (tx) => this.assistant.settleRun(tx, storeId, runId, 'dropped'));
      return { kind: 'again', inMs: 1 };
    }
    if (outcome.queued.length > 0) return { kind: 'queued' };
    return answer.silence === undefined ? { kind: 'nothing' } : { kind: 'silent', reason: answer.silence };
  }
}

function turnMessage(row: MessageRow): TurnMessage & { author: MessageAuthor } {
  return { id: row.id, author: row.author, content: row.content, at: row.occurred_at };
}

function turnAnswer(answer: AssistantAnswer): TurnAnswer {
  switch (answer.kind) {
    case 'reply': return { contents: answer.messages, runId: answer.runId };
    case 'hand_off': return { contents: answer.messages, runId: answer.runId, handOffReason: answer.reason };
    case 'silent': return { contents: [], runId: answer.runId, silence: answer.reason };
  }
}
