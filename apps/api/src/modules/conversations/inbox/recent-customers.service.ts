import { Injectable } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../../../platform/http/page.js';
import { contactedCustomers, type ContactedCustomerRow, type RecentCustomerFilter, recentCustomerPage, type RecentCustomerRow } from './recent-customers.queries.js';

const BATCH = 500;

/** Customers in the order in which they were last heard of or answered. */
@Injectable()
export class RecentCustomers {
  constructor(private readonly db: Database) {}

  /** @throws AppError cursor.invalid */
  async list<T>(storeId: string, filter: RecentCustomerFilter, page: PageQuery, present: (row: RecentCustomerRow) => T): Promise<Page<T>> {
    const limit = page.limit ?? 50;
    const cursor = readCursor(page.cursor, ['time', 'id']);
    const { sql, values } = recentCustomerPage(storeId, filter, cursor, limit);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<RecentCustomerRow>(tx, sql, values));
    return pageOf(rows, limit, cursor, (row) => [row.last_message_at.toISOString(), row.conversation_id], present);
  }

  /** The same customers, newest first: an order that does not change while they write. */
  async *all(storeId: string, filter: RecentCustomerFilter): AsyncGenerator<ContactedCustomerRow> {
    for (let after: ContactedCustomerRow | undefined; ;) {
      const { sql, values } = contactedCustomers(storeId, filter, after, BATCH);
      const rows = await this.db.inStore(storeId, (tx) => queryRows<ContactedCustomerRow>(tx, sql, values), { reads: true });
      yield* rows;
      after = rows.at(-1);
      if (after === undefined || rows.length < BATCH) return;
    }
  }
}
