import { type BulkRecipientStatus, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { type Page, pageOf, readCursor } from '../../../platform/http/page.js';
import { timeConditions } from '../../../platform/http/times.js';
import type { NotificationRow } from '../rows.js';
import type { NotificationDto, NotificationQuery } from './notification-log.dto.js';

interface LoggedRow extends NotificationRow {
  readonly status: BulkRecipientStatus;
  readonly shown_code: string | null;
  readonly shown_text: string | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly person_phone: string | null;
  readonly thread_id: string | null;
}
const STATUS = `case when n.state <> 'written' then n.state when m.status is null then 'unknown' when m.status = 'played' then 'read' else m.status end`;
const CODE = `coalesce(n.reason_code, case when m.status = 'failed' then m.failure->>'code' end)`;

/** Every notification with what became of it (R175). What became of a message is said by the message. */
@Injectable()
export class NotificationLog {
  constructor(private readonly db: Database) {}

  /** Newest first. @throws AppError cursor.invalid */
  async list(storeId: string, query: NotificationQuery): Promise<Page<NotificationDto>> {
    const { limit = 50 } = query;
    const cursor = readCursor(query.cursor, ['time', 'id']);
    const back = cursor?.side === 'before';
    const values: unknown[] = [storeId, limit + 1];
    const given = (value: unknown): string => `$${values.push(value)}`;
    const conditions = ['n.store_id = $1', ...timeConditions(query, { created: 'n.created_at' }, given)];
    if (query.rule_id !== undefined) conditions.push(`n.rule_id = ${given(query.rule_id)}`);
    if (query.customer_id !== undefined) conditions.push(`${given(query.customer_id)}::uuid in (n.customer_id, n.recipient_id)`);
    if (query.status !== undefined) conditions.push(`${STATUS} = ${given(query.status)}`);
    if (query.reason !== undefined) conditions.push(`${CODE} = ${given(query.reason)}`);
    else if (!query.unmet) conditions.push(`n.reason_code is distinct from 'condition_not_met'`);
    if (cursor) conditions.push(`(n.created_at, n.id) ${back ? '>' : '<'} (${given(cursor.key[0])}::timestamptz, ${given(cursor.key[1])}::uuid)`);
    const direction = back ? 'asc' : 'desc';
    const sql = `
      select n.*, ${STATUS} as status, ${CODE} as shown_code, coalesce(n.reason_text, case when m.status = 'failed' then m.failure->>'text' end) as shown_text,
        m.conversation_id as thread_id, c.id as person_id, coalesce(c.name, c.profile_name) as person_name, c.phone as person_phone
      from notifications n left join messages m on n.state = 'written' and m.store_id = n.store_id and m.id = n.message_id
      left join customers c on c.store_id = n.store_id and c.id = coalesce(n.recipient_id, n.customer_id)
      where ${conditions.join(' and ')} order by n.created_at ${direction}, n.id ${direction} limit $2`;
    const rows = await this.db.inStore(storeId, (tx) => queryRows<LoggedRow>(tx, sql, values), { reads: true });
    return pageOf(rows, limit, cursor, (row) => [row.created_at.toISOString(), row.id], present);
  }
}

function present(row: LoggedRow): NotificationDto {
  return {
    id: publicId('notification', row.id), rule_id: row.rule_id && publicId('notification_rule', row.rule_id), rule_name: row.rule_name, occurred_at: row.occurred_at.toISOString(), status: row.status,
    waits_until: row.not_before?.toISOString() ?? null, reason_code: row.shown_code, reason_text: row.shown_text,
    customer_id: row.person_id && publicId('customer', row.person_id), customer_name: row.person_name, customer_phone: row.person_phone,
    order_id: row.order_id && publicId('order', row.order_id), conversation_id: row.thread_id && publicId('conversation', row.thread_id), message_id: row.message_id && publicId('message', row.message_id),
    facts: { ...row.facts }, created_at: row.created_at.toISOString(), settled_at: row.settled_at?.toISOString() ?? null,
  };
}
