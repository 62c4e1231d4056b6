import { type HandOffCause, handOffReason, type MessageAuthor, type SilenceReason } from '#contracts';
import { Injectable, Logger } from '@nestjs/common';
import { AccountDirectory, type OpenAccount } from '../../modules/accounts/index.js';
import { AnswerFailed, type AnswerRun, Assistant, type AssistantAnswer, type Briefing, type HandBack, type HandOver, readablePart, type StoppedTurn, type TurnMessage } from '../../modules/ai/index.js';
import type { LimitReached } from '../../modules/billing/index.js';
import { type MessageRow, type Turn, type TurnAnswer, type TurnRow, Turns } from '../../modules/conversations/index.js';
import { AnswerGate } from './answer-gate.js';
import { type Claim, Deliver } from '../deliver/deliver.js';

/** How often a running answer looks whether a newer message or a person made it pointless, and keeps its turn. */
const STILL_WANTED_MS = 500;
/** A turn that could not be ended so often goes to a person. */
const MOST_FAILURES = 5;

export type ReplyOutcome =
  /** `claim`: its first message waits for nothing but the request. */
  | { readonly kind: 'queued'; readonly accountId: string; readonly claim: Claim | undefined }
  | { readonly kind: 'silent'; readonly reason: SilenceReason }
  | { readonly kind: 'again'; readonly inMs: number }
  | { readonly kind: 'nothing' };

type StopReason = LimitReached | 'subscription_inactive' | 'provider_failure';
/** The plan, or a failure that does not pass, stops the assistant: a person is asked to go on, with the reason (R80, R86). */
interface Stopped extends Partial<HandOver> { readonly kind: 'stopped'; readonly messages: HandOver['messages']; readonly run: AnswerRun | null; readonly reason: StopReason }

/** From a closed turn to queued messages, or to the reason why there are none. */
@Injectable()
export class Reply {
  readonly #log = new Logger('reply');

  constructor(
    private readonly turns: Turns,
    private readonly accounts: AccountDirectory,
    private readonly gate: AnswerGate,
    private readonly assistant: Assistant,
    private readonly deliveries: Deliver,
  ) {}

  async answer(storeId: string, conversationId: string): Promise<ReplyOutcome> {
    const briefing = this.assistant.brief(storeId);
    // Its failure is met below, where the turn that was taken meanwhile is given back.
    briefing.catch(() => undefined);
    const turn = await this.turns.open(storeId, conversationId);
    if (!turn) return { kind: 'nothing' };
    if ('dueInMs' in turn) return { kind: 'again', inMs: turn.dueInMs };
    const left: { run?: AnswerRun | null } = {};
    try {
      const stillTypingMs = await this.gate.stillTypingMs(turn);
      if (stillTypingMs > 0) return await this.#later(turn, stillTypingMs);
      const account = await this.accounts.open(storeId, turn.conversation.account_id);
      const silence = this.gate.silence(turn, account);
      if (silence === 'subscription_inactive') return await this.#close(turn, await this.#stop(turn, account, silence, await briefing));
      if (silence !== undefined) return await this.#close(turn, { kind: 'silent', run: null, reason: silence });
      const untoldMs = this.gate.untoldMs(turn);
      if (untoldMs > 0) return await this.#later(turn, untoldMs);
      // Not even that it failed too often could be written: nothing is asked, and paid for, again.
      if (turn.conversation.turn_failures >= MOST_FAILURES) return await this.#giveUp(turn, null);
      const limit = await this.gate.limit(turn);
      if (limit !== undefined) return await this.#close(turn, await this.#stop(turn, account, limit, await briefing));
      const answer = await this.#ask(turn, account, await briefing);
      left.run = answer.run;
      return await this.#close(turn, answer);
    } catch (error) {
      return await this.#failed(turn, error, left.run ?? null);
    }
  }

  /** What failed is tried again later, and what it cost is kept. After some tries a person has the conversation: nobody waits for ever, and nothing is paid for ever. */
  async #failed(turn: Turn, error: unknown, unwritten: AnswerRun | null): Promise<ReplyOutcome> {
    const run = error instanceof AnswerFailed ? error.run : unwritten;
    if (turn.conversation.turn_failures + 1 >= MOST_FAILURES) {
      this.#log.error(`A turn failed ${MOST_FAILURES} times and goes to a person: ${messageOf(error)}`);
      try {
        return await this.#giveUp(turn, run);
      } catch (second) {
        this.#log.error(`It could not be given to a person: ${messageOf(second)}`);
      }
    }
    // Should the record itself be what fails, the turn is let go without it.
    await this.turns.failed(turn, (tx) => run?.keep(tx, 'failed')).catch(() => this.turns.failed(turn, () => undefined));
    throw error;
  }

  /** A person has it from now on, with a word to the customer where one can be found. */
  async #giveUp(turn: Turn, run: AnswerRun | null): Promise<ReplyOutcome> {
    try {
      const account = await this.accounts.open(turn.storeId, turn.conversation.account_id);
      const stopped = await this.#stop(turn, account, 'provider_failure', await this.assistant.brief(turn.storeId));
      return await this.#close(turn, { ...stopped, run: run && { id: run.id, keep: (tx) => run.keep(tx, 'failed') } });
    } catch (error) {
      this.#log.warn(`A turn goes to a person without a word to its customer: ${messageOf(error)}`);
      return await this.#close(turn, { kind: 'stopped', run: null, reason: 'provider_failure', messages: [] });
    }
  }

  async #later(turn: Turn, inMs: number): Promise<ReplyOutcome> {
    await this.turns.postpone(turn, inMs);
    return { kind: 'again', inMs };
  }

  async #ask(turn: Turn, account: OpenAccount, briefing: Briefing): Promise<AssistantAnswer> {
    const superseded = new AbortController();
    const watch = setInterval(() => {
      void this.turns.keep(turn).then((current) => (current ? undefined : superseded.abort()), () => undefined);
    }, STILL_WANTED_MS);
    try {
      return await this.assistant.answer({ ...questionOf(turn, account), accountId: account.id, hasCart: turn.hasCart, signal: superseded.signal }, briefing);
    } finally {
      clearInterval(watch);
    }
  }

  async #stop(turn: Turn, account: OpenAccount, reason: StopReason, briefing: Briefing): Promise<Stopped> {
    return { kind: 'stopped', run: null, reason, ...await this.gate.handOver(questionOf(turn, account), handOffReason(causeOf(reason)), { conversation: turn.conversation, account, briefing }) };
  }

  async #close(turn: Turn, answer: AssistantAnswer | Stopped): Promise<ReplyOutcome> {
    const { account_id: accountId, customer_id: customerId } = turn.conversation;
    const take = !('messages' in answer) || answer.messages.length === 0 ? undefined : await this.deliveries.permit(turn.storeId, accountId, customerId);
    const outcome = await this.turns.close(turn, turnAnswer(answer), { also: (tx, ended) => answer.run?.keep(tx, ended), take });
    if (outcome.kind === 'superseded') return { kind: 'again', inMs: 1 };
    if (outcome.queued > 0) return { kind: 'queued', accountId, claim: outcome.taken };
    return answer.kind === 'silent' || answer.kind === 'stopped' ? { kind: 'silent', reason: answer.reason } : { kind: 'nothing' };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the turn asks. */
function questionOf(turn: Turn, { capabilities }: OpenAccount): StoppedTurn {
  const { storeId, conversation, customer, messages, history } = turn;
  return { storeId, conversationId: conversation.id, customer, messages: messages.map(turnMessage), history: history.filter(isInForce(turn)).map(turnMessage), handBack: handBackOf(turn), capabilities };
}

/** What a person took over is settled: the assistant begins with what was said since. */
function isInForce({ handBack }: Turn): (row: MessageRow) => boolean {
  // With their first words somebody takes it: those come before it.
  return (row) => handBack === undefined || row.created_at >= handBack.since || (row.author !== 'customer' && row.author !== 'assistant');
}
function handBackOf({ handBack, messages }: Turn): HandBack | undefined {
  return handBack && { reason: handBack.reason, at: handBack.at, hasNewWish: messages.some((row) => row.created_at > handBack.at) };
}

function turnMessage(row: TurnRow): TurnMessage & { author: MessageAuthor } {
  return { id: row.id, author: row.author, content: readablePart(row.content), at: row.occurred_at, ...(row.looked === undefined ? {} : { looked: row.looked }) };
}

function turnAnswer(answer: AssistantAnswer | Stopped): TurnAnswer {
  const runId = answer.run?.id ?? null;
  switch (answer.kind) {
    case 'reply': return { contents: answer.messages, runId };
    case 'hand_off': return { contents: answer.messages, runId, handOffReason: answer.reason, handOffBrief: answer.brief };
    case 'silent': return { contents: [], runId, silence: answer.reason };
    case 'stopped': return { contents: answer.messages, runId, silence: answer.reason, handOffReason: handOffReason(causeOf(answer.reason)), ...(answer.brief === undefined ? {} : { handOffBrief: answer.brief }) };
  }
}

function causeOf(reason: StopReason): HandOffCause {
  return reason === 'provider_failure' ? 'no_answer' : reason;
}
