import { type MessageEvent, SendError } from '#providers/contract';
import { ConversationIntake, type ConversationRow, Hands, Messages, type MessageRow, Outbox, type Turn, type TurnAnswer, Turns } from '../../../apps/api/src/modules/conversations/index.js';
import type { Decider } from '../../../apps/api/src/modules/conversations/hands/hands.js';
import { newId } from '../../../apps/api/src/platform/database/ids.js';
import type { TestApp } from '../app.js';
import { aConversation, type MadeConversation } from '../factories.js';
import { rows } from '../shop.js';
import type { Step } from './model.js';

/** What the model and Postgres must agree on. */
export interface Seen {
  readonly handler: string; readonly handlerVersion: number; readonly turnVersion: number; readonly isDue: boolean; readonly isLeased: boolean; readonly state: string; readonly assignee: string | null;
  readonly waiting: number; readonly outgoing: readonly string[];
}

/** A conversation in Postgres, to which the same steps happen by the product's own services; no job runs. */
export class RealConversation {
  readonly #turns = new Map<number, Turn>();
  readonly #hands: Hands;
  readonly #turnsOf: Turns;
  readonly #outbox: Outbox;
  readonly #intake: ConversationIntake;
  readonly #messages: Messages;

  private constructor(private readonly t: TestApp, private readonly storeId: string, private readonly people: readonly string[], private readonly made: MadeConversation) {
    const { app } = t;
    this.#hands = app.get(Hands, { strict: false });
    this.#turnsOf = app.get(Turns, { strict: false });
    this.#outbox = app.get(Outbox, { strict: false });
    this.#intake = app.get(ConversationIntake, { strict: false });
    this.#messages = app.get(Messages, { strict: false });
  }

  static async open(t: TestApp, storeId: string, accountId: string, people: readonly string[]): Promise<RealConversation> {
    return new RealConversation(t, storeId, people, await aConversation(t, storeId, { accountId, windowClosesAt: new Date('2100-01-01') }));
  }

  async take(step: Step): Promise<void> {
    const { storeId, made: { id } } = this;
    // Two moments are never the same.
    this.t.clock.advance(2);
    switch (step.kind) {
      case 'customer writes': return this.#arrives('customer');
      case 'phone app writes': return this.#arrives('device');
      case 'lease ends': return void await this.t.owner.query('update conversations set turn_lease_until = $3 where store_id = $1 and id = $2 and turn_lease_token is not null', [storeId, id, this.t.clock.ago(1000)]);
      case 'claim': return this.#claim(step.worker);
      case 'answer': return this.#answer(step);
      case 'give back': {
        const turn = this.#turns.get(step.worker);
        if (turn) await this.#turnsOf.postpone(turn, 0);
        this.#turns.delete(step.worker);
        return;
      }
      case 'take over': return this.#takeOver(step.person);
      case 'person replies': return void await this.#messages.send(storeId, id, { kind: 'text', text: 'I am here.' }, this.#by(step.person), {});
      case 'hand off': return this.#hands.handOff(storeId, id, this.#by(0), `asked by ${String(step.person)}`);
      case 'assign': return this.#hands.update(storeId, id, this.#by(0), { assignee_id: step.to === null ? null : (this.people[step.to] ?? null) }, undefined);
      case 'return': return this.#hands.returnToAi(storeId, id, this.#by(0), step.answerWaiting);
      case 'resolve': return this.#hands.resolve(storeId, id, this.#by(0));
      case 'reopen': return this.#hands.reopen(storeId, id, this.#by(0));
      case 'send': return this.#send();
      case 'sent': return this.#settle((tx, message) => this.#outbox.accept(tx, message, { externalId: `wamid.${newId()}` }, { attemptId: newId(), reportsSent: false, failureOf: (code) => new SendError('reject', code) }));
      case 'try again': return this.#settle((tx, message) => this.#outbox.postpone(tx, message, 0));
    }
  }

  async seen(): Promise<Seen> {
    const values = [this.storeId, this.made.id];
    const [row] = await rows<ConversationRow & { turn_lease_token: string | null }>(this.t, 'select * from conversations where store_id = $1 and id = $2', values);
    const [unanswered] = await rows<{ count: number }>(this.t, "select count(*)::int as count from messages where store_id = $1 and conversation_id = $2 and direction = 'in' and turn_id is null", values);
    const outgoing = await rows<MessageRow>(this.t, "select * from messages where store_id = $1 and conversation_id = $2 and direction = 'out' and author <> 'device' order by created_at, id", values);
    if (!row) throw new Error('the conversation is gone');
    return {
      handler: row.handler, handlerVersion: row.handler_version, turnVersion: row.turn_version, isDue: row.turn_due_at !== null, isLeased: row.turn_lease_token !== null, state: row.state, assignee: row.assignee_id,
      waiting: unanswered?.count ?? 0, outgoing: outgoing.map(({ author, status, handler_version: version }) => `${author} ${String(status)} ${String(version)}`),
    };
  }

  #by(person: number): Decider {
    return { kind: 'user', userId: this.people[person] ?? '' };
  }

  async #arrives(origin: 'customer' | 'device'): Promise<void> {
    const { storeId, made: { accountId, customerId } } = this;
    const now = this.t.clock.now();
    const event = { kind: 'message', externalId: newId(), origin, person: {}, content: { kind: 'text', text: 'Hello' }, occurredAt: now, ...(origin === 'device' ? { outgoing: true } : {}) } as unknown as MessageEvent;
    const arrivals = [{ storeId, accountId, customerId, event, receivedAt: now, windowHours: 24 }];
    await this.t.db.inStore(storeId, async (tx) => this.#intake.storeMessages(tx, arrivals, await this.#intake.takeThreads(tx, arrivals)));
  }

  async #claim(worker: number): Promise<void> {
    const turn = await this.#turnsOf.open(this.storeId, this.made.id);
    if (turn && 'leaseToken' in turn) this.#turns.set(worker, turn);
  }

  async #answer({ worker, as, atOnce }: Extract<Step, { kind: 'answer' }>): Promise<void> {
    const turn = this.#turns.get(worker);
    if (!turn) return;
    this.#turns.delete(worker);
    const text = { kind: 'text', text: 'An answer' } as const;
    const silent: TurnAnswer = { contents: [], runId: null, silence: 'waiting_for_person' };
    const answers: Record<typeof as, TurnAnswer> = {
      reply: { contents: [text], runId: null }, 'two bubbles': { contents: [text, text], runId: null }, 'hand off': { contents: [text], runId: null, handOffReason: 'The customer asked for a person' }, silence: silent,
    };
    await this.#turnsOf.close(turn, turn.conversation.handler === 'ai' ? answers[as] : silent, { also: () => undefined, take: atOnce ? () => true : undefined });
  }

  async #takeOver(person: number): Promise<void> {
    const { handlerVersion } = await this.seen();
    await this.#hands.takeOver(this.storeId, this.made.id, this.#by(person), handlerVersion);
  }

  async #send(): Promise<void> {
    await this.t.db.inStore(this.storeId, async (tx) => {
      const found = await this.#outbox.next(tx, this.storeId, this.made.id);
      if (found.kind === 'ready') this.#outbox.markSending(tx, found.next.message);
    });
  }

  async #settle(settle: (tx: Parameters<Parameters<TestApp['db']['inStore']>[1]>[0], message: MessageRow) => Promise<unknown>): Promise<void> {
    const [message] = await rows<MessageRow>(this.t, "select * from messages where store_id = $1 and conversation_id = $2 and status = 'sending' and external_id is null", [this.storeId, this.made.id]);
    if (message) await this.t.db.inStore(this.storeId, (tx) => settle(tx, message));
  }
}
