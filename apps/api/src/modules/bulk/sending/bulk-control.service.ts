import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Jobs } from '../../../platform/queue/index.js';
import { CANCEL_PENDING, RETRY, RETRY_UNDECIDED } from '../bulk.queries.js';
import { BulkMessages, type BulkWithProgress } from '../composing/bulk-messages.service.js';
import type { BulkRow, BulkState } from '../rows.js';
import { BatchWriter } from './batch-writer.js';
import { ringBulk } from './ring-bulk.js';
import { APPROVE } from './sending.queries.js';

/** Stops and goes on. */
@Injectable()
export class BulkControl {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly jobs: Jobs, private readonly bulks: BulkMessages, private readonly writer: BatchWriter) {}

  /** With its commit nothing more is handed to WhatsApp: what waits is taken back. @throws AppError bulk_message.not_allowed */
  async pause(storeId: string, id: string): Promise<BulkWithProgress> {
    return this.#change(storeId, id, ['queued', 'running'], async (tx, bulk) => {
      await this.#set(tx, storeId, id, `state = 'paused', held_until = null, pause_reason = 'person', pause_detail = null`);
      await this.writer.recall(tx, bulk, 'paused');
    });
  }

  /** What has failed so far is accepted; whoever has written to nobody yet still tries a few first. @throws AppError bulk_message.not_allowed, account.not_found */
  async resume(storeId: string, id: string): Promise<BulkWithProgress> {
    return this.#change(storeId, id, ['paused'], async (tx, bulk) => {
      demandAccount(bulk);
      await this.#set(tx, storeId, id, `state = 'queued', pause_reason = null, pause_detail = null, ${APPROVE},
        canary = case when exists (select from bulk_recipients r where r.store_id = $1 and r.bulk_id = $2 and r.written_at is not null) then 0 else canary end`);
    });
  }

  /** Who has not been written to will not be. @throws AppError bulk_message.not_allowed */
  async cancel(storeId: string, id: string): Promise<BulkWithProgress> {
    return this.#change(storeId, id, ['queued', 'running', 'paused'], async (tx, bulk) => {
      await this.#set(tx, storeId, id, `state = 'cancelled', held_until = null, finished_at = $3, pause_reason = null, pause_detail = null`);
      await this.writer.recall(tx, bulk, 'cancelled');
      // Last: whoever was begun to be sent while it was paused may wait again since a moment ago.
      await queryRows(tx, CANCEL_PENDING, [storeId, id, 'cancelled', 'The bulk message was cancelled.']);
    });
  }

  /** Those who failed for reasons that may have passed get another try; nobody gets it twice (R171). What is paused stays so. @throws AppError bulk_message.not_allowed, bulk_message.nothing_to_retry, account.not_found */
  async retry(storeId: string, id: string, codes: readonly string[]): Promise<BulkWithProgress> {
    return this.#again(storeId, id, async (tx) => (codes.length === 0 ? [] : queryRows<{ recipients: number }>(tx, RETRY, [storeId, id, codes])));
  }
  /** Those of whom nobody knows get another try: who has it after all gets it twice. @throws AppError bulk_message.not_allowed, bulk_message.nothing_to_retry, account.not_found */
  async retryUndecided(storeId: string, id: string): Promise<BulkWithProgress> {
    return this.#again(storeId, id, (tx) => queryRows<{ recipients: number }>(tx, RETRY_UNDECIDED, [storeId, id]));
  }

  async #again(storeId: string, id: string, take: (tx: Tx) => Promise<readonly { recipients: number }[]>): Promise<BulkWithProgress> {
    return this.#change(storeId, id, ['finished', 'paused'], async (tx, bulk) => {
      demandAccount(bulk);
      const [again] = await take(tx);
      if (again === undefined || again.recipients === 0) throw new AppError('bulk_message.nothing_to_retry');
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
    if (changed.state === 'queued') await ringBulk(this.jobs, this.clock, changed);
    return changed;
  }
  async #set(tx: Tx, storeId: string, id: string, set: string): Promise<void> {
    await queryRows(tx, `update bulk_messages set ${set}, updated_at = $3::timestamptz where store_id = $1 and id = $2`, [storeId, id, this.clock.now()]);
  }
}

/** One whose account was deleted before accounts were kept for it names none. */
function demandAccount({ account_id: accountId }: BulkRow): void {
  if (accountId === null) throw new AppError('account.not_found');
}
