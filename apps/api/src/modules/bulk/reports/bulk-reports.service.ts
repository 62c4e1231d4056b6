import type { BulkRecipientStatus } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { type Page, pageOf, readCursor } from '../../../platform/http/page.js';
import { AccountDirectory } from '../../accounts/index.js';
import { bulkRateOf, bulkSecondsOf } from '../bulk-rate.js';
import { COUNT_PENDING, COUNT_REPLIES, ORDERS_AFTER, REASONS, recipientPage } from '../bulk.queries.js';
import { BulkMessages } from '../composing/bulk-messages.service.js';
import { isRetryable, type Reason } from '../retryable.js';
import type { RecipientOfBulk } from '../rows.js';
import type { BulkRecipientQuery } from './bulk-reports.dto.js';

export type ReportedRecipient = RecipientOfBulk & {
  readonly status: BulkRecipientStatus; readonly conversation_id: string | null; readonly sent_at: Date | null; readonly reason_code: string | null; readonly reason_text: string | null; readonly replied: boolean;
};
/** `amount` in minor units of the currency. */
export interface OrdersAfter { readonly currency: string; readonly orders: number; readonly amount: number }
export interface BulkReport { readonly reasons: readonly (Reason & { readonly retryable: boolean })[]; readonly replied: number; readonly orders: readonly OrdersAfter[]; /** That the rest takes at the pace of its number; undefined without one. */ readonly secondsLeft: number | undefined; /** Its pace: messages a second. */ readonly perSecond: number | undefined }

/** What became of a bulk message, asked anew each time. */
@Injectable()
export class BulkReports {
  constructor(private readonly db: Database, private readonly accounts: AccountDirectory, private readonly bulks: BulkMessages) {}

  /** @throws AppError bulk_message.not_found */
  async report(storeId: string, id: string): Promise<BulkReport> {
    const { account_id: accountId, pending, reasons, replied, orders } = await this.db.inStore(storeId, async (tx) => ({
      account_id: (await this.bulks.demand(tx, storeId, id)).account_id, reasons: await queryRows<Reason>(tx, REASONS, [storeId, id]),
      replied: (await queryRows<{ replied: number }>(tx, COUNT_REPLIES, [storeId, id]))[0]?.replied ?? 0,
      orders: await queryRows<OrdersAfter>(tx, ORDERS_AFTER, [storeId, id]),
      pending: (await queryRows<{ pending: number }>(tx, COUNT_PENDING, [storeId, id]))[0]?.pending ?? 0,
    }), { reads: true });
    const account = accountId === null ? undefined : await this.accounts.open(storeId, accountId);
    return { replied, orders, secondsLeft: account && bulkSecondsOf(account, pending), perSecond: account && bulkRateOf(account), reasons: reasons.map((reason) => ({ ...reason, retryable: isRetryable(reason, account) })) };
  }

  /** Reasons for which another try makes sense. */
  async retryableCodes(storeId: string, id: string): Promise<string[]> {
    return (await this.report(storeId, id)).reasons.filter(({ retryable }) => retryable).map(({ code }) => code);
  }

  /** In the order of sending. @throws AppError bulk_message.not_found, cursor.invalid */
  async recipients<T>(storeId: string, id: string, query: BulkRecipientQuery, present: (row: ReportedRecipient) => T): Promise<Page<T>> {
    const limit = query.limit ?? 50;
    const cursor = readCursor(query.cursor, ['id']);
    const values: unknown[] = [storeId, id, limit + 1];
    const sql = recipientPage(values, { status: query.status, code: query.reason, replied: query.replied }, cursor && { position: cursor.key[0] ?? '', back: cursor.side === 'before' });
    const rows = await this.db.inStore(storeId, async (tx) => {
      await this.bulks.demand(tx, storeId, id);
      return queryRows<ReportedRecipient>(tx, sql, values);
    }, { reads: true });
    return pageOf(rows, limit, cursor, (row) => [row.id], present);
  }
}
