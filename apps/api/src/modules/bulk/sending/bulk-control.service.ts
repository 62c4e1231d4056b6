import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Jobs } from '../../../platform/queue/index.js';
import { SEND_BULK } from '../bulk.jobs.js';
import { CANCEL_PENDING, RETRY, TAKE_RECIPIENTS } from '../bulk.queries.js';
import { BulkEstimates, incomplete, missingIn } from '../composing/bulk-estimate.service.js';
import { BulkMessages, type BulkWithProgress } from '../composing/bulk-messages.service.js';
import { valuesFor } from '../composing/recipient-values.js';
import { type BulkRow, type BulkState, listOf } from '../rows.js';
import { canaryOf } from './failures.js';
import { APPROVE } from './sending.queries.js';

/** Starts, stops and goes on. */
@Injectable()
export class BulkControl {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly jobs: Jobs, private readonly bulks: BulkMessages, private readonly estimates: BulkEstimates) {}

  /** From now on the recipients are those of this moment (R170). @throws AppError bulk_message.incomplete, bulk_message.not_draft */
  async start(storeId: string, id: string): Promise<BulkWithProgress> {
    const draft = await this.bulks.get(storeId, id);
    if (draft.state !== 'draft') throw new AppError('bulk_message.not_draft');
    const { template, account } = await this.estimates.sendable(storeId, draft);
    const anybody = { phone: '+10000000000', name: 'x', data: {} };
    const fixed = Object.fromEntries(Object.entries(draft.values).map(([key, value]) => [key, value.column === undefined ? value : { ...value, fallback: value.fallback || 'x' }]));
    const [missing] = missingIn(template, valuesFor(fixed, anybody));
    if (missing !== undefined) throw incomplete(`/values/${missing}`, 'required', `A value for ${missing} is needed`);
    const started = await this.db.inStore(storeId, async (tx) => {
      const bulk = await this.bulks.demandDraft(tx, storeId, id);
      if (bulk.scheduled_at !== null && bulk.scheduled_at <= this.clock.now()) throw incomplete('/scheduled_at', 'not_in_future', 'This time has passed');
      const taken = await queryRows(tx, TAKE_RECIPIENTS, [storeId, id, listOf(bulk)]);
      if (taken.length === 0) throw incomplete(bulk.recipient_type === 'list' ? '/list_id' : '/recipients', 'too_few', 'Add at least one recipient');
      await queryRows(tx, `update bulk_messages set state = 'queued', account_id = $3, canary = $4, started_at = $5, updated_at = $5 where store_id = $1 and id = $2`, [storeId, id, account.id, canaryOf(taken.length), this.clock.now()]);
      this.bulks.tell(tx, storeId, id);
      return this.bulks.getIn(tx, storeId, id);
    });
    await this.#ring(started);
    return started;
  }

  /** Takes effect with the batch that is under way: half a second. @throws AppError bulk_message.not_allowed */
  async pause(storeId: string, id: string): Promise<BulkWithProgress> {
    return this.#change(storeId, id, ['queued', 'running'], (tx) => this.#set(tx, storeId, id, `state = 'paused', pause_reason = 'person', pause_detail = null`));
  }

  /** What has failed so far is accepted; whoever has written to nobody yet still tries a few first. @throws AppError bulk_message.not_allowed */
  async resume(storeId: string, id: string): Promise<BulkWithProgress> {
    return this.#change(storeId, id, ['paused'], (tx) => this.#set(tx, storeId, id, `state = 'queued', pause_reason = null, pause_detail = null, ${APPROVE},
      canary = case when exists (select from bulk_recipients r where r.store_id = $1 and r.bulk_id = $2 and r.written_at is not null) then 0 else canary end`));
  }

  /** Who has not been written to will not be. @throws AppError bulk_message.not_allowed */
  async cancel(storeId: string, id: string): Promise<BulkWithProgress> {
    return this.#change(storeId, id, ['queued', 'running', 'paused'], async (tx) => {
      await queryRows(tx, CANCEL_PENDING, [storeId, id, 'cancelled', 'The bulk message was cancelled.']);
      await this.#set(tx, storeId, id, `state = 'cancelled', finished_at = $3, pause_reason = null, pause_detail = null`);
    });
  }

  /** Those who failed for reasons that may have passed get another try; nobody gets it twice (R171). What is paused stays so. @throws AppError bulk_message.not_allowed, bulk_message.nothing_to_retry */
  async retry(storeId: string, id: string, codes: readonly string[]): Promise<BulkWithProgress> {
    return this.#change(storeId, id, ['finished', 'paused'], async (tx, bulk) => {
      const again = codes.length === 0 ? [] : await queryRows(tx, RETRY, [storeId, id, codes]);
      if (again.length === 0) throw new AppError('bulk_message.nothing_to_retry');
      if (bulk.state === 'paused') return;
      await this.#set(tx, storeId, id, `state = 'queued', finished_at = null, scheduled_at = null, pause_reason = null, pause_detail = null, canary = 0, ${APPROVE}`);
    });
  }

  async #change(storeId: string, id: string, from: readonly BulkState[], work: (tx: Tx, bulk: BulkRow) => Promise<void>): Promise<BulkWithProgress> {
    const changed = await this.db.inStore(storeId, async (tx) => {
      const bulk = await this.bulks.demand(tx, storeId, id, 'for update');
      if (!from.includes(bulk.state)) throw new AppError('bulk_message.not_allowed');
      await work(tx, bulk);
      this.bulks.tell(tx, storeId, id);
      return this.bulks.getIn(tx, storeId, id);
    });
    if (changed.state === 'queued') await this.#ring(changed);
    return changed;
  }
  async #set(tx: Tx, storeId: string, id: string, set: string): Promise<void> {
    await queryRows(tx, `update bulk_messages set ${set}, updated_at = $3::timestamptz where store_id = $1 and id = $2`, [storeId, id, this.clock.now()]);
  }

  async #ring({ store_id: storeId, id, account_id: accountId, scheduled_at: at }: BulkRow): Promise<void> {
    if (accountId === null) throw new Error(`${publicId('bulk_message', id)} has no account`);
    const delayMs = at === null ? 0 : Math.max(0, at.getTime() - this.clock.now().getTime());
    await this.jobs.enqueue(SEND_BULK, { storeId, accountId }, delayMs > 0 ? { delayMs } : {});
  }
}
