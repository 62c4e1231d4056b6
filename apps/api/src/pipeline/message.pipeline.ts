import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { COMPARE_PHONE } from '../modules/accounts/index.js';
import { DELIVER, MARK_READ, RELEASE_PARKED, REPLY } from '../modules/conversations/index.js';
import { FETCH_MEDIA } from '../modules/media/index.js';
import { KEEP_CART } from '../modules/orders/index.js';
import { INGEST } from '../modules/webhooks/index.js';
import { SECOND } from '../platform/clock/clock.js';
import { Jobs } from '../platform/queue/index.js';
import { CONFIRM_CONSENT } from './ingest/consent-replies.js';
import { type Claim, Deliver } from './deliver/deliver.js';
import { FIND_PHONE } from './ingest/hidden-customers.js';
import { Ingest, type IngestedBatch, type OpenedTurn, type Reading } from './ingest/ingest.js';
import { Reply, type ReplyOutcome } from './reply/reply.js';
import { CLOSE_SILENT } from './reply/silence.js';
import { SilentStores } from './reply/silent-stores.js';

/** Between two batches, in milliseconds. */
const LONGEST_REST_MS = 20;

type ConversationIds = { storeId: string; conversationId: string };

/**
 * The line of a message, top to bottom:
 *
 *   POST /api/webhooks/whatsapp   modules/webhooks: raw bytes -> accounts -> verify each -> one durable row -> 200 -> bell
 *   ingest                        raw events -> customers, conversations, messages, status facts; opens turns
 *   silence                       turns that nobody will answer -> their reasons, many at a time
 *   reply                         closed turn -> allowed? -> assistant -> queued messages, or a reason for silence
 *   deliver                       head of the queue -> attempt -> provider -> settled
 *
 * Postgres holds every step; a job is only the bell that says there is work, and may ring twice.
 */
@Injectable()
export class MessagePipeline implements OnModuleInit {
  readonly #log = new Logger('pipeline');
  #lastRead = { endedAt: 0, tookMs: 0 };

  constructor(
    private readonly jobs: Jobs,
    private readonly ingestion: Ingest,
    private readonly replies: Reply,
    private readonly deliveries: Deliver,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(INGEST, () => this.ingest());
    this.jobs.handle(REPLY, (ids) => this.reply(ids));
    this.jobs.handle(DELIVER, (ids) => this.deliver(ids));
  }

  /**
   * Reads raw events in batches until none waits. Two are under way at a time: the second is written as soon as the first has its conversations
   * in its hands, so that whoever wrote first is stored first. Where some had to wait for older ones, they go one after the other. Whatever fails,
   * what was read is rung for: nobody else knows of it.
   * @throws what failed first
   */
  async ingest(): Promise<void> {
    const restMs = this.#restMs();
    if (restMs > 0) await pause(restMs);
    const startedAt = performance.now();
    const silent = new SilentStores();
    const failures: unknown[] = [];
    let inTurn = false;
    for (let reading: Reading | undefined = this.ingestion.read(); reading;) {
      const isLast: boolean = !await reading.hasMore || failures.length > 0;
      const next: Reading | undefined = isLast ? undefined : this.ingestion.read(inTurn ? reading.batch : reading.holdsThreads);
      try {
        const batch: IngestedBatch | undefined = await reading.batch;
        inTurn ||= batch?.someWait === true;
        silent.add(batch?.turns ?? []);
        if (batch) await this.#ringFor(batch);
        if (silent.waitLong) await this.#ringForSilent(silent);
        if (batch?.failure !== undefined) failures.push(batch.failure);
      } catch (error) {
        failures.push(error);
      }
      reading = next;
    }
    await this.#ringForSilent(silent).catch((error: unknown) => failures.push(error));
    const endedAt = performance.now();
    this.#lastRead = { endedAt, tookMs: endedAt - startedAt };
    if (failures.length > 0) throw failures[0];
  }

  /** To read ten events takes hardly longer than to read one. What comes after a quiet moment is read at once; in a rush reading rests as long as it took, and finds more. */
  #restMs(): number {
    const { endedAt, tookMs } = this.#lastRead;
    return Math.max(0, Math.min(tookMs, LONGEST_REST_MS) - (performance.now() - endedAt));
  }

  async #ringFor(batch: IngestedBatch): Promise<void> {
    await this.jobs.enqueueMany(FETCH_MEDIA, batch.media);
    await this.jobs.enqueueMany(KEEP_CART, batch.carts);
    await this.jobs.enqueueMany(MARK_READ, batch.readReceipts);
    await this.jobs.enqueueMany(RELEASE_PARKED, batch.parked);
    await this.jobs.enqueueMany(CONFIRM_CONSENT, batch.consents);
    await this.jobs.enqueueMany(FIND_PHONE, batch.hidden);
    await this.jobs.enqueueMany(COMPARE_PHONE, batch.linked);
    if (batch.someWait) await this.jobs.enqueue(INGEST, {});
    for (const [delayMs, failed] of byDelay(batch.again.flatMap(({ inMs, ...ids }) => (inMs === undefined ? [] : [{ ...ids, dueInMs: Math.ceil(inMs / SECOND) * SECOND }])))) await this.jobs.enqueueMany(DELIVER, failed, { delayMs });
    for (const [delayMs, turns] of byDelay(batch.turns.filter((turn) => !turn.isSilent))) await this.jobs.enqueueMany(REPLY, turns, { delayMs });
  }

  /** Not after each batch: a backlog has the same customers again and again, and their turn may as well end once. @throws what failed first, after all have been rung for */
  async #ringForSilent(silent: SilentStores): Promise<void> {
    const rings = await Promise.allSettled(silent.take().map(([storeId, { dueInMs, wasPaused }]) => this.jobs.enqueue(CLOSE_SILENT, { storeId, wasPaused }, { delayMs: dueInMs })));
    const failed = rings.find((ring) => ring.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** Answers the turn of a conversation, once it is closed, or says why not. */
  async reply(ids: ConversationIds): Promise<void> {
    const outcome = await this.replies.answer(ids.storeId, ids.conversationId);
    switch (outcome.kind) {
      case 'queued': return this.#deliverNow(ids, outcome);
      case 'again': return this.jobs.enqueue(REPLY, ids, { delayMs: outcome.inMs });
      case 'silent': case 'nothing': return;
    }
  }

  /** An answer leaves without another bell, unless its delivery has to be tried again. */
  async #deliverNow(ids: ConversationIds, { accountId, claim }: Extract<ReplyOutcome, { kind: 'queued' }>): Promise<void> {
    try {
      await this.deliver(ids, accountId, claim);
    } catch (error) {
      this.#log.warn(`An answer could not be delivered at once: ${error instanceof Error ? error.message : String(error)}`);
      await this.jobs.enqueue(DELIVER, ids);
    }
  }

  /** Sends what a conversation has queued, one message after the other. */
  async deliver({ storeId, conversationId }: ConversationIds, accountId?: string, claim?: Claim): Promise<void> {
    let outcome = await (claim ? this.deliveries.send(claim) : this.deliveries.next(storeId, conversationId, accountId));
    while (outcome.kind === 'sent' && outcome.nextAccountId !== undefined) outcome = await this.deliveries.next(storeId, conversationId, outcome.nextAccountId);
    if (outcome.kind === 'wait') await this.jobs.enqueue(DELIVER, { storeId, conversationId }, { delayMs: outcome.ms });
  }
}

function byDelay(turns: readonly Pick<OpenedTurn, 'storeId' | 'conversationId' | 'dueInMs'>[]): ReadonlyMap<number, ConversationIds[]> {
  const groups = new Map<number, ConversationIds[]>();
  for (const { storeId, conversationId, dueInMs } of turns) groups.set(dueInMs, [...(groups.get(dueInMs) ?? []), { storeId, conversationId }]);
  return groups;
}
