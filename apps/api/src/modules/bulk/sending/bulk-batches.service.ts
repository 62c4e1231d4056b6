import { type BulkPauseReason, fillTemplate, publicId, type SendableTemplate, whySendRefused } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { OpenAccount } from '../../accounts/index.js';
import { type BatchMessage, BULK_LEFT_TO_PEOPLE_MS } from '../../conversations/index.js';
import { templateAccountOf, Templates } from '../../templates/index.js';
import { bulkRateOf } from '../bulk-rate.js';
import { CANCEL_PENDING, GET_BULK } from '../bulk.queries.js';
import { wordingIn } from '../composing/dates-in-words.js';
import { valuesFor } from '../composing/recipient-values.js';
import type { BulkRow, RecipientOfBulk } from '../rows.js';
import { BatchWriter, consentFor, type FilledRecipient, type Outcome } from './batch-writer.js';
import { earliestFor, type Room } from '../../sending/index.js';
import { isFailing } from './failures.js';
import { CLAIM_RECIPIENTS, FORGET_TIME, HEALTH, HOLD_COUNTRY, NEXT_BULK, NEXT_TIME, REST, START_RUNNING, TAKE_TIME } from './sending.queries.js';

/** What a step on a number came to. `early`: another process has written until then; `later`: nothing for so many milliseconds; `stopped`: the bulk message is over or paused, another may be next. */
export type Step =
  | { readonly kind: 'batch'; readonly bulkId: string; readonly messages: readonly BatchMessage[]; /** When the first of them is due. */ readonly dueInMs: number }
  | { readonly kind: 'stopped'; readonly bulkId: string }
  | { readonly kind: 'early'; readonly ms: number }
  | { readonly kind: 'later'; readonly ms: number | undefined };
interface NextBulk { readonly id: string; readonly not_before: Date | null; readonly number_held_until: Date | null }
interface May { readonly limit: number; readonly room: Room | undefined; /** So long the provider lets nothing out of the number, and people's messages have the first turn after it. */ readonly heldMs: number }
interface Rest { readonly pending: boolean; readonly under_way: boolean; readonly next_at: Date | null }
interface Health { readonly written: number; readonly failed: number; readonly settled: number; readonly last_at: Date | null }

/** Those who got it first have this long to be reported on. */
const CANARY_WAIT_MS = 20 * SECOND;
const LOOK_MS = SECOND / 2;
/** Which phone was linked is known in a moment. */
const COMPARING_MS = 2 * SECOND;
const LIMIT_LOOK_MS = 10 * MINUTE;
/** Who falls behind by less makes up for it. */
const LATE_MS = 2 * SECOND;
/** What is so far ahead was written by another clock. */
const CLOCK_SET_BACK_MS = 60 * SECOND;
const PEOPLE_FIRST_MS = 3 * SECOND;
const MOST_BETWEEN_LOOKS_MS = 30 * SECOND;

/** Takes the next recipients of a number's bulk messages. A recipient and the message for them are written in one transaction. */
@Injectable()
export class BulkBatches {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents, private readonly templates: Templates, private readonly writer: BatchWriter) {}

  /** The next messages of a number, written and waiting to be delivered, at most so many. */
  async next(account: OpenAccount, limit: number): Promise<Step> {
    const { storeId } = account;
    const [bulk] = await this.db.inStoreStatement<NextBulk>(storeId, NEXT_BULK, [storeId, account.id, this.clock.now()]);
    const earlyMs = (bulk?.not_before?.getTime() ?? 0) - this.clock.now().getTime();
    // Nothing is written before its time: a pause of a slow number has nothing to wait for.
    if (earlyMs > 0 && earlyMs <= CLOCK_SET_BACK_MS) return { kind: 'early', ms: earlyMs };
    // Counted before it holds anything that a pause would wait for.
    const room = bulk ? await this.writer.room(account) : undefined;
    const step = bulk ? await this.db.inStore(storeId, (tx) => this.#step(tx, account, bulk.id, { limit, room, heldMs: (bulk.number_held_until?.getTime() ?? 0) + PEOPLE_FIRST_MS - this.clock.now().getTime() })) : await this.#none(account);
    if (step.kind === 'later') await this.db.inStoreStatement(storeId, FORGET_TIME, [storeId, account.id, this.clock.now()], { durable: 'later' });
    return step;
  }
  async #none({ storeId, id }: OpenAccount): Promise<Step> {
    const [next] = await this.db.inStoreStatement<{ at: Date | null }>(storeId, NEXT_TIME, [storeId, id], { reads: true });
    return { kind: 'later', ms: next?.at ? Math.max(SECOND, next.at.getTime() - this.clock.now().getTime()) : undefined };
  }

  /** Messages a second that bulk messages may send through it. */
  rateOf(account: OpenAccount): number {
    return bulkRateOf(account);
  }

  async #step(tx: Tx, account: OpenAccount, bulkId: string, may: May): Promise<Step> {
    const { storeId } = account;
    const now = this.clock.now();
    const [started] = await queryRows<BulkRow>(tx, START_RUNNING, [storeId, bulkId, now]);
    const [bulk] = started ? [started] : await queryRows<BulkRow>(tx, `${GET_BULK} for update`, [storeId, bulkId]);
    const stopped: Step = { kind: 'stopped', bulkId };
    if (bulk?.state !== 'running') return stopped;
    if (started) this.#tell(tx, bulk);
    if (account.isComparing) return { kind: 'later', ms: COMPARING_MS };
    if (account.isPaused) return this.#pause(tx, bulk, 'account_paused', null);
    const template = bulk.template_id === null ? undefined : await this.templates.sendableIn(tx, storeId, bulk.template_id);
    const refusal = template === undefined ? { code: 'template.deleted', text: 'The template was deleted.' } : whySendRefused(template, templateAccountOf(account));
    if (refusal || template === undefined) {
      await queryRows(tx, CANCEL_PENDING, [storeId, bulkId, refusal?.code ?? 'template.deleted', refusal?.text ?? '']);
      return this.#atEnd(tx, bulk);
    }
    const health = await this.#health(tx, bulk);
    if (isFailing(health, bulk.stop_percent)) {
      const { pending, under_way: underWay } = await this.#rest(tx, bulk);
      return pending || underWay ? this.#pause(tx, bulk, 'failures', `${health.failed}/${health.settled}`) : this.#finish(tx, bulk);
    }
    return this.#take(tx, account, bulk, template, { health, ...may });
  }

  async #take(tx: Tx, account: OpenAccount, bulk: BulkRow, template: SendableTemplate, { health, limit, room, heldMs }: May & { readonly health: Health }): Promise<Step> {
    const { store_id: storeId, id: bulkId, canary } = bulk;
    const now = this.clock.now();
    if (canary > 0 && health.written >= canary) return this.#afterCanary(tx, bulk, health);
    const due = await queryRows<RecipientOfBulk>(tx, CLAIM_RECIPIENTS, [storeId, bulkId, now, Math.min(limit, canary > 0 ? canary - health.written : limit)]);
    if (heldMs > 0 && due.length > 0) return { kind: 'later', ms: heldMs };
    if (room?.left === 0 && due.length > 0) return this.#hold(tx, bulk, room, now);
    // Who only waits for answers takes no room, and keeps no other number of the business up.
    const most = due.length === 0 ? 0 : await this.writer.takeRoom(tx, account, room, due.length);
    // Another number of the business took the last: looked at again with the next count.
    if (most === 0 && due.length > 0) return { kind: 'later', ms: SECOND };
    if (bulk.held_until !== null) await this.#become(tx, bulk, 'held_until = null', []);
    if (due.length === 0) return this.#atEnd(tx, bulk);
    const awake = await this.#holdQuiet(tx, bulk, due.slice(0, most), now);
    const outcomes: Outcome[] = [];
    const filled: FilledRecipient[] = [];
    const wording = await wordingIn(tx, storeId, template);
    for (const recipient of awake) {
      const made = fillTemplate(template, valuesFor(bulk.values, recipient, wording), { local: templateAccountOf(account).rendersLocally });
      if ('content' in made) filled.push({ recipient, content: made.content });
      else outcomes.push({ recipient, skip: { code: 'value_missing', text: made.refusals[0]?.detail ?? '' } });
    }
    const messages = await this.writer.write(tx, account, bulk, filled, { consent: consentFor(template), also: outcomes });
    this.writer.giveRoomBack(tx, account, room, most - messages.length);
    return { kind: 'batch', bulkId, messages, dueInMs: messages.length === 0 ? 0 : await this.#takeTime(tx, account, messages.length) };
  }

  /** The announced pace holds for all processes together. */
  async #takeTime(tx: Tx, account: OpenAccount, messages: number): Promise<number> {
    const [taken] = await queryRows<{ begins_at: Date }>(tx, TAKE_TIME, [account.storeId, account.id, this.clock.now(), LATE_MS, messages * SECOND / this.rateOf(account)]);
    return (taken?.begins_at.getTime() ?? 0) - this.clock.now().getTime();
  }

  /** The business has begun as many conversations as WhatsApp lets it within 24 hours. Looked at again before the first counts no more, too: limits rise. */
  async #hold(tx: Tx, bulk: BulkRow, { freesAt }: Room, now: Date): Promise<Step> {
    const until = Math.min(Math.max(freesAt.getTime(), now.getTime() + MINUTE), now.getTime() + LIMIT_LOOK_MS);
    await this.#become(tx, bulk, 'held_until = $4', [new Date(until)]);
    return { kind: 'stopped', bulkId: bulk.id };
  }

  /** Those whose country sleeps wait until it is awake. */
  async #holdQuiet(tx: Tx, bulk: BulkRow, rows: readonly RecipientOfBulk[], now: Date): Promise<RecipientOfBulk[]> {
    const quiet = bulk.quiet_from === null || bulk.quiet_until === null ? undefined : { from: bulk.quiet_from, until: bulk.quiet_until };
    const earliest = new Map([...new Set(rows.map(({ country }) => country))].map((country) => [country, earliestFor(country, quiet, now)] as const));
    for (const [country, at] of earliest) if (at > now) await queryRows(tx, HOLD_COUNTRY, [bulk.store_id, bulk.id, country, at]);
    return rows.filter(({ country }) => (earliest.get(country) ?? now) <= now);
  }

  /** The first ones are out: the others follow once it is known how they fared. */
  async #afterCanary(tx: Tx, bulk: BulkRow, health: Health): Promise<Step> {
    const waitsSince = health.last_at?.getTime() ?? 0;
    if (health.settled < health.written && this.clock.now().getTime() - waitsSince < CANARY_WAIT_MS) return { kind: 'later', ms: LOOK_MS };
    await queryRows(tx, 'update bulk_messages set canary = 0 where store_id = $1 and id = $2', [bulk.store_id, bulk.id]);
    return { kind: 'batch', bulkId: bulk.id, messages: [], dueInMs: 0 };
  }

  /** It is over once WhatsApp has answered for everybody: until then people can stop it. */
  async #atEnd(tx: Tx, bulk: BulkRow): Promise<Step> {
    const { pending, under_way: underWay, next_at: nextAt } = await this.#rest(tx, bulk);
    if (pending) return { kind: 'stopped', bulkId: bulk.id };
    if (!underWay) return this.#finish(tx, bulk);
    return { kind: 'later', ms: Math.min(MOST_BETWEEN_LOOKS_MS, Math.max(LOOK_MS, (nextAt?.getTime() ?? 0) - this.clock.now().getTime())) };
  }
  async #rest(tx: Tx, bulk: BulkRow): Promise<Rest> {
    return (await queryRows<Rest>(tx, REST, [bulk.store_id, bulk.id, BULK_LEFT_TO_PEOPLE_MS]))[0] ?? { pending: false, under_way: false, next_at: null };
  }

  async #finish(tx: Tx, bulk: BulkRow): Promise<Step> {
    await this.#become(tx, bulk, `state = 'finished', finished_at = $3`, []);
    return { kind: 'stopped', bulkId: bulk.id };
  }
  async #pause(tx: Tx, bulk: BulkRow, reason: BulkPauseReason, detail: string | null): Promise<Step> {
    await this.#become(tx, bulk, `state = 'paused', held_until = null, pause_reason = $4, pause_detail = $5`, [reason, detail]);
    await this.writer.recall(tx, bulk, 'paused');
    return { kind: 'stopped', bulkId: bulk.id };
  }
  async #become(tx: Tx, bulk: BulkRow, set: string, values: readonly unknown[]): Promise<void> {
    const [row] = await queryRows<BulkRow>(tx, `update bulk_messages set ${set}, updated_at = $3 where store_id = $1 and id = $2 returning *`, [bulk.store_id, bulk.id, this.clock.now(), ...values]);
    if (row) this.#tell(tx, row);
  }
  #tell(tx: Tx, bulk: BulkRow): void {
    this.live.append(tx, [{ storeId: bulk.store_id, type: 'bulk_message.updated', data: { id: publicId('bulk_message', bulk.id) } }]);
  }

  async #health(tx: Tx, bulk: BulkRow): Promise<Health> {
    return (await queryRows<Health>(tx, HEALTH, [bulk.store_id, bulk.id, bulk.approved_at]))[0] ?? { written: 0, failed: 0, settled: 0, last_at: null };
  }
}
