import { assign, type Decider, type Decision, handOff, reopen, reply, resolve, returnToAi, takeOver } from '../../../apps/api/src/modules/conversations/hands/hands.js';
import type { ConversationRow } from '../../../apps/api/src/modules/conversations/rows.js';

/** What can happen to one conversation, in any order. Workers and people are told apart by their numbers. */
export type Step =
  | { readonly kind: 'customer writes' } | { readonly kind: 'phone app writes' } | { readonly kind: 'lease ends' }
  | { readonly kind: 'claim'; readonly worker: number }
  | { readonly kind: 'answer'; readonly worker: number; readonly as: 'reply' | 'two bubbles' | 'hand off' | 'silence'; readonly atOnce: boolean }
  | { readonly kind: 'give back'; readonly worker: number }
  | { readonly kind: 'take over' | 'person replies' | 'hand off'; readonly person: number }
  | { readonly kind: 'assign'; readonly to: number | null }
  | { readonly kind: 'return'; readonly answerWaiting: boolean } | { readonly kind: 'resolve' } | { readonly kind: 'reopen' }
  | { readonly kind: 'send' } | { readonly kind: 'sent' } | { readonly kind: 'try again' };

export interface Outgoing { readonly at: number; readonly author: 'assistant' | 'user'; readonly handlerVersion: number | null; status: 'queued' | 'sending' | 'sent' | 'failed'; attempts: number }
interface Claimed { readonly lease: number; readonly handler: ConversationRow['handler']; readonly handlerVersion: number; readonly turnVersion: number }
/** A moment at which a request to the provider began. */
export interface Began { readonly author: Outgoing['author']; readonly handler: ConversationRow['handler']; readonly sameVersion: boolean }

/** Rules that a test may leave out, to see that it would be noticed. */
export interface Leaves { readonly fenceAtSend?: boolean; readonly fenceAtClose?: boolean; readonly leaseAtClose?: boolean; readonly versionOfReply?: boolean }

const START = new Date(0);
const PEOPLE = ['ana', 'omar'];


/**
 * One conversation in memory. Decisions of people are the product's own (`hands.ts`); what the statements of `turns.queries.ts`,
 * `intake.queries.ts` and `outbox.queries.ts` do to the row is written down once more here, and compared with them step by step.
 */
export class ConversationModel {
  row: ConversationRow = {
    store_id: '', id: '', account_id: '', customer_id: '', handler: 'ai', handler_version: 1, handler_changed_at: START, hand_off_reason: null, assignee_id: null,
    state: 'open', snoozed_until: null, unread_count: 0, preview: '', last_message_at: START, last_inbound_at: null, window_closes_at: null, turn_version: 0, turn_failures: 0, turn_due_at: null, turn_opened_at: null, created_at: START, updated_at: START,
  };
  lease: number | null = null;
  leaseEnded = false;
  readonly outgoing: Outgoing[] = [];
  readonly began: Began[] = [];
  /** Unanswered words of the customer, and how often words were answered. */
  waiting: number[] = [];
  readonly answers = new Map<number, number>();
  closings = 0;
  handOffs = 0;
  /** Everything in the thread has its place in it. */
  #place = 0;
  #leases = 0;
  readonly #words: number[] = [];
  #phoneAppWroteAt = 0;
  readonly #claims = new Map<number, Claimed>();

  /** @param people ids of those who can have it */
  constructor(private readonly leaves: Leaves = {}, private readonly people: readonly string[] = PEOPLE) {}

  take(step: Step): void {
    switch (step.kind) {
      case 'customer writes': return this.#customerWrites();
      case 'phone app writes': return this.#phoneAppWrites();
      case 'lease ends': this.leaseEnded = true; return;
      case 'claim': return this.#claim(step.worker);
      case 'answer': return this.#answer(step);
      case 'give back': return this.#giveBack(step.worker);
      case 'take over': return this.#decide(takeOver(this.row, this.#by(step.person), START));
      case 'person replies': return this.#personReplies(step.person);
      case 'hand off': return this.#decide(handOff(this.row, `asked by ${String(step.person)}`, START));
      case 'assign': return this.#decide(assign(this.row, step.to === null ? null : (this.people[step.to] ?? null), null, START));
      case 'return': return this.#decide(returnToAi(this.row, step.answerWaiting, START));
      case 'resolve': return this.#decide(resolve(this.row, START));
      case 'reopen': return this.#decide(reopen(this.row));
      case 'send': return this.#send();
      case 'sent': return this.#settle('sent');
      case 'try again': return this.#settle('queued');
    }
  }

  #by(person: number): Decider {
    return { kind: 'user', userId: this.people[person] ?? '' };
  }

  /** TOUCH_CONVERSATIONS with a customer's message. */
  #customerWrites(): void {
    this.#place += 1;
    this.waiting.push(this.#place);
    this.#words.push(this.#place);
    this.row = { ...this.row, state: 'open', turn_version: this.row.turn_version + 1, turn_due_at: START };
  }
  /** TOUCH_CONVERSATIONS with a message typed on the phone's own app. */
  #phoneAppWrites(): void {
    this.#place += 1;
    this.#phoneAppWroteAt = this.#place;
    this.row = { ...this.row, handler: 'human', handler_version: this.row.handler_version + 1, turn_due_at: null };
  }
  /** CLAIM_TURN. */
  #claim(worker: number): void {
    if (this.row.turn_due_at === null || (this.lease !== null && !this.leaseEnded)) return;
    this.#leases += 1;
    this.lease = this.#leases;
    this.leaseEnded = false;
    this.#claims.set(worker, { lease: this.#leases, handler: this.row.handler, handlerVersion: this.row.handler_version, turnVersion: this.row.turn_version });
  }
  /** What the gate says of the handler, CLOSE_TURN, and with `atOnce` the way past the queue. */
  #answer({ worker, as, atOnce }: Extract<Step, { kind: 'answer' }>): void {
    const seen = this.#claims.get(worker);
    if (!seen) return;
    this.#claims.delete(worker);
    const does = seen.handler === 'ai' ? as : 'silence';
    const isCurrent = (this.leaves.leaseAtClose === true || this.lease === seen.lease)
      && (this.leaves.fenceAtClose === true || this.row.handler_version === seen.handlerVersion) && this.row.turn_version === seen.turnVersion;
    if (!isCurrent) return this.#release(seen.lease);
    this.lease = null;
    this.row = { ...this.row, turn_due_at: null };
    if (does === 'hand off') {
      this.row = { ...this.row, handler: 'waiting', handler_version: this.row.handler_version + 1 };
      this.handOffs += 1;
      this.closings += 1;
    }
    for (const word of this.waiting) this.answers.set(word, (this.answers.get(word) ?? 0) + 1);
    this.waiting = [];
    if (does === 'silence') return;
    const isFree = this.#head() === undefined;
    for (let bubble = 0; bubble < (does === 'two bubbles' ? 2 : 1); bubble += 1) {
      const message = this.#queue('assistant', this.row.handler_version);
      if (bubble === 0 && atOnce && isFree) this.#begin(message);
    }
  }
  /** GIVE_TURN_BACK. */
  #giveBack(worker: number): void {
    const seen = this.#claims.get(worker);
    if (seen) this.#release(seen.lease);
    this.#claims.delete(worker);
  }
  #release(lease: number): void {
    if (this.lease === lease) this.lease = null;
  }

  /** TOUCH_BY_OUTGOING, INSERT_OUTGOING and the decision of `reply`. */
  #personReplies(person: number): void {
    this.#queue('user', null);
    const decision = reply(this.row, this.#by(person), START);
    this.#decide(this.leaves.versionOfReply === true ? { ...decision, next: { ...decision.next, handler_version: this.row.handler_version } } : decision);
  }
  /** ConversationChanges. */
  #decide({ next, turn }: Decision): void {
    this.row = next;
    switch (turn) {
      case 'keep': return;
      case 'close':
        this.waiting = [];
        return this.#forgetTurn(null);
      case 'answer':
        return this.#reopenTurn();
    }
  }
  /** REOPEN_TURN: what the customer wrote after the last message that went out. */
  #reopenTurn(): void {
    const lastOut = Math.max(this.#phoneAppWroteAt, ...this.outgoing.filter(({ status }) => status !== 'failed').map(({ at }) => at));
    const reopened = this.#words.filter((word) => word > lastOut);
    this.waiting = [...new Set([...this.waiting, ...reopened])];
    for (const word of reopened) this.answers.delete(word);
    if (reopened.length > 0) this.#forgetTurn(START, 1);
  }
  /** FORGET_TURN and MAKE_TURN_DUE. */
  #forgetTurn(due: Date | null, versions = 0): void {
    this.lease = null;
    this.row = { ...this.row, turn_due_at: due, turn_version: this.row.turn_version + versions };
  }

  /** INSERT_OUTGOING. */
  #queue(author: Outgoing['author'], handlerVersion: number | null): Outgoing {
    this.#place += 1;
    const message: Outgoing = { at: this.#place, author, handlerVersion, status: 'queued', attempts: 0 };
    this.outgoing.push(message);
    return message;
  }
  /** HEAD_OF_QUEUE. */
  #head(): Outgoing | undefined {
    return this.outgoing.find(({ status }) => status === 'queued' || status === 'sending');
  }
  /** `Outbox.next`, and the beginning of an attempt. */
  #send(): void {
    for (let head = this.#head(); head !== undefined; head = this.#head()) {
      if (head.status === 'sending') return;
      const isFenced = this.leaves.fenceAtSend !== true && head.author === 'assistant' && head.handlerVersion !== this.row.handler_version;
      if (!isFenced) return this.#begin(head);
      if (head.attempts > 0) head.status = 'failed';
      else this.outgoing.splice(this.outgoing.indexOf(head), 1);
    }
  }
  #begin(message: Outgoing): void {
    message.status = 'sending';
    message.attempts += 1;
    this.began.push({ author: message.author, handler: this.row.handler, sameVersion: message.handlerVersion === null || message.handlerVersion === this.row.handler_version });
  }
  #settle(as: 'sent' | 'queued'): void {
    const sending = this.outgoing.find(({ status }) => status === 'sending');
    if (sending) sending.status = as;
  }

  /** What must hold at every moment; a sentence about what does not. */
  violation(): string | undefined {
    const late = this.began.find(({ author, handler, sameVersion }) => author === 'assistant' && (handler === 'human' || !sameVersion));
    if (late) return 'the assistant spoke while a person had the conversation';
    if ([...this.answers.values()].some((count) => count > 1)) return 'words of the customer were answered twice';
    return this.closings > this.handOffs ? 'a hand-off was closed twice' : undefined;
  }
}
