import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory } from '../modules/accounts/index.js';
import { DELIVER, Hands, type MessageRow, Outbox, REPLY } from '../modules/conversations/index.js';
import { FETCH_MEDIA } from '../modules/media/index.js';
import { Sending } from '../modules/sending/index.js';
import { INGEST } from '../modules/webhooks/index.js';
import { Clock, MINUTE, SECOND } from '../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../platform/database/database.js';
import { defineJob, Jobs } from '../platform/queue/index.js';
import { DUE_DELIVERIES, DUE_MEDIA, DUE_TURNS, EVENTS_WAITING, RELEASE_HELD } from './sweeper.queries.js';

/** "Look for work whose bell was lost." Rings itself again. */
export const SWEEP = defineJob('pipeline.sweep', { queue: 'chores', key: () => 'all', concurrency: 1, attempts: 1 });
const SWEEP_EVERY_MS = 5 * SECOND;
/** Work is only looked for when its own bell had this long to ring. */
const BELL_LATE_MS = 10 * SECOND;
/** Without any word about an unknown send by then, a provider that always reports never saw it (promise 2). */
const SETTLED_BY_SILENCE_MS = 60 * SECOND;
const LIMIT = 500;

interface ConversationRef { store_id: string; conversation_id: string }

/** Sends of which nobody knows whether they happened. */
@Injectable()
export class UnknownSends {
  readonly #log = new Logger('sweeper');

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly sending: Sending,
    private readonly accounts: AccountDirectory,
  ) {}

  /** Attempts whose worker died: the request may have been made. */
  async abandonExpired(): Promise<void> {
    const messages = await this.db.acrossStores('sweeper', async (tx) => {
      const abandoned = await this.sending.abandonExpired(tx, LIMIT);
      return this.outbox.markUnknown(tx, abandoned);
    });
    await this.#ring(messages);
  }

  /**
   * After `ms` without any word: tried once more where the provider reports every message it took, and left to a person
   * where it cannot tell. Never a third time.
   */
  async settle(ms: number): Promise<void> {
    const stale = await this.db.acrossStores('sweeper', (tx) => this.outbox.unknownFor(tx, ms, LIMIT));
    const again: MessageRow[] = [];
    for (const message of stale) {
      try {
        const requeued = await this.db.inStore(message.store_id, async (tx) => this.#tryOnceMore(tx, message));
        if (requeued) again.push(requeued);
      } catch (error) {
        this.#log.error(error instanceof Error ? error : new Error(String(error)), `message ${message.id}`);
      }
    }
    await this.#ring(again);
  }

  async #tryOnceMore(tx: Tx, message: MessageRow): Promise<MessageRow | undefined> {
    const account = await this.accounts.open(message.store_id, message.account_id);
    if (account.rules.alwaysReports && account.isActive) return this.outbox.requeueUnknown(tx, message);
    await this.outbox.leaveUnknown(tx, message);
    return undefined;
  }

  async #ring(messages: readonly MessageRow[]): Promise<void> {
    await this.jobs.enqueueMany(DELIVER, messages.map((message) => ({ storeId: message.store_id, conversationId: message.conversation_id })));
  }
}

/** Rings bells again for rows whose time has passed, frees what dead workers held, and settles what nobody reported: a lost queue loses nothing. */
@Injectable()
export class Sweeper implements OnModuleInit {
  readonly #log = new Logger('sweeper');

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly lost: UnknownSends,
    private readonly hands: Hands,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SWEEP, async () => {
      try {
        await this.sweep();
      } finally {
        await this.jobs.enqueue(SWEEP, {}, { delayMs: SWEEP_EVERY_MS });
      }
    });
  }

  /** Begins sweeping; every process that runs jobs calls it once. */
  async start(): Promise<void> {
    await this.jobs.enqueue(SWEEP, {});
  }

  /** Each part for itself: one that fails is reported, and the others go on. */
  async sweep(): Promise<void> {
    for (const part of [() => this.lost.abandonExpired(), () => this.lost.settle(SETTLED_BY_SILENCE_MS), () => this.hands.wakeSnoozed(), () => this.#ringAgain()]) {
      try {
        await part();
      } catch (error) {
        this.#log.error(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  async #ringAgain(): Promise<void> {
    const late = this.clock.ago(BELL_LATE_MS);
    const work = await this.db.acrossStores('sweeper', async (tx) => ({
      released: await queryRows(tx, RELEASE_HELD, [this.clock.now()]),
      events: await queryRows(tx, EVENTS_WAITING, [late]),
      turns: await queryRows<ConversationRef>(tx, DUE_TURNS, [late, LIMIT]),
      deliveries: await queryRows<ConversationRef>(tx, DUE_DELIVERIES, [late, LIMIT]),
      media: await queryRows<{ store_id: string; id: string }>(tx, DUE_MEDIA, [this.clock.ago(MINUTE), LIMIT]),
    }));
    if (work.events.length + work.released.length > 0) await this.jobs.enqueue(INGEST, {});
    await this.jobs.enqueueMany(REPLY, work.turns.map(idsOf));
    await this.jobs.enqueueMany(DELIVER, work.deliveries.map(idsOf));
    await this.jobs.enqueueMany(FETCH_MEDIA, work.media.map((row) => ({ storeId: row.store_id, mediaId: row.id })));
  }
}
const idsOf = (row: ConversationRef): { storeId: string; conversationId: string } => ({ storeId: row.store_id, conversationId: row.conversation_id });
