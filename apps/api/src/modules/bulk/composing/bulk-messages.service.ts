import { type BulkValues, publicId, type RecipientType, type VariableType } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, pageOf, readCursor } from '../../../platform/http/page.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { type ChangedQuery, timeConditions } from '../../../platform/http/times.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { StoresService } from '../../stores/index.js';
import { GET_BULK, INSERT_BULK, NEXT_NUMBER, PROGRESS, TEMPLATE_LABELS } from '../bulk.queries.js';
import { RecipientLists } from '../lists/recipient-lists.service.js';
import { NO_PROGRESS, type Progress } from '../progress.js';
import type { BulkRow } from '../rows.js';

export interface BulkChange {
  readonly title?: string | undefined;
  readonly recipient_type?: RecipientType | undefined;
  readonly list_id?: string | null | undefined;
  readonly template_id?: string | null | undefined;
  readonly account_id?: string | null | undefined;
  readonly variable_type?: VariableType | undefined;
  readonly values?: BulkValues | undefined;
  readonly scheduled_at?: Date | null | undefined;
  readonly quiet_from?: number | null | undefined;
  readonly quiet_until?: number | null | undefined;
  readonly stop_percent?: number | undefined;
}
export type BulkWithProgress = BulkRow & { readonly progress: Progress; readonly template_label: string | null };

/** Bulk messages as people write them: drafts until they are started. */
@Injectable()
export class BulkMessages {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly live: LiveEvents,
    private readonly stores: StoresService,
    private readonly lists: RecipientLists,
  ) {}

  /** Newest first. @throws AppError cursor.invalid */
  async list<T>(storeId: string, query: ChangedQuery, present: (bulk: BulkWithProgress) => T): Promise<Page<T>> {
    const limit = query.limit ?? 50;
    const cursor = readCursor(query.cursor, ['time', 'id']);
    const backwards = cursor?.side === 'before';
    const direction = backwards ? 'asc' : 'desc';
    const values: unknown[] = [storeId, limit + 1];
    const given = (value: unknown): string => `$${values.push(value)}`;
    const conditions = ['store_id = $1', ...timeConditions(query, { created: 'created_at', updated: 'updated_at' }, given)];
    if (cursor) conditions.push(`(created_at, id) ${backwards ? '>' : '<'} (${given(cursor.key[0])}::timestamptz, ${given(cursor.key[1])}::uuid)`);
    const rows = await this.db.inStore(storeId, async (tx) => {
      const found = await queryRows<BulkRow>(tx, `select * from bulk_messages where ${conditions.join(' and ')} order by created_at ${direction}, id ${direction} limit $2`, values);
      return this.#withProgress(tx, storeId, found);
    }, { reads: true });
    return pageOf(rows, limit, cursor, (row) => [row.created_at.toISOString(), row.id], present);
  }

  /** @throws AppError bulk_message.not_found */
  async get(storeId: string, id: string): Promise<BulkWithProgress> {
    return this.db.inStore(storeId, (tx) => this.getIn(tx, storeId, id), { reads: true });
  }
  async getIn(tx: Tx, storeId: string, id: string): Promise<BulkWithProgress> {
    const [row] = await this.#withProgress(tx, storeId, [await this.demand(tx, storeId, id)]);
    if (!row) throw new AppError('bulk_message.not_found');
    return row;
  }

  /** A draft with the next number of the year in the store's time zone (R168). */
  async create(storeId: string, title: string | undefined, by: Actor): Promise<BulkWithProgress> {
    return this.db.inStore(storeId, async (tx) => {
      const { timezone } = await this.stores.getIn(tx, storeId);
      const year = Number(new Intl.DateTimeFormat('en', { timeZone: timezone, year: 'numeric' }).format(this.clock.now()));
      const listId = newId();
      await this.lists.createIn(tx, storeId, listId, null);
      const [counter] = await queryRows<{ last_number: number }>(tx, NEXT_NUMBER, [storeId, year]);
      const number = `BULK-WA-${year}-${String(counter?.last_number ?? 1).padStart(5, '0')}`;
      const id = newId();
      await queryRows(tx, INSERT_BULK, [storeId, id, number, title || number, listId, by.kind === 'user' ? by.userId : null, by.name, this.clock.now()]);
      this.tell(tx, storeId, id);
      return this.getIn(tx, storeId, id);
    });
  }

  /** What is left out stays. @throws AppError bulk_message.not_found, bulk_message.not_draft, account.not_found, template.not_found, recipient_list.not_found */
  async update(storeId: string, id: string, change: BulkChange): Promise<BulkWithProgress> {
    return this.db.inStore(storeId, async (tx) => {
      const before = await this.demandDraft(tx, storeId, id);
      if (change.list_id) await this.lists.demand(tx, storeId, change.list_id);
      await demandRow(tx, 'accounts', storeId, change.account_id);
      await demandRow(tx, 'templates', storeId, change.template_id);
      const given = Object.entries(change).filter(([key, value]) => value !== undefined && CHANGEABLE.has(key));
      const next = { ...before, ...Object.fromEntries(given) };
      if ((next.quiet_from === null) !== (next.quiet_until === null)) throw AppError.field('required', next.quiet_from === null ? '/quiet_from' : '/quiet_until');
      const columns = [...CHANGEABLE];
      await queryRows(tx, `update bulk_messages set ${columns.map((column, place) => `"${column}" = $${place + 4}`).join(', ')}, updated_at = $3 where store_id = $1 and id = $2`, [
        storeId, id, this.clock.now(), ...columns.map((column) => (column === 'values' ? JSON.stringify(next.values) : next[column as keyof BulkRow])),
      ]);
      this.tell(tx, storeId, id);
      return this.getIn(tx, storeId, id);
    });
  }

  /** @throws AppError bulk_message.not_found, bulk_message.not_draft */
  async remove(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      const { own_list_id: listId } = await this.demandDraft(tx, storeId, id);
      await queryRows(tx, 'delete from bulk_messages where store_id = $1 and id = $2', [storeId, id]);
      await queryRows(tx, 'delete from recipient_lists where store_id = $1 and id = $2', [storeId, listId]);
      this.live.append(tx, [{ storeId, type: 'bulk_message.deleted', data: { id: publicId('bulk_message', id) } }]);
    });
  }

  /** @throws AppError bulk_message.not_found */
  async demand(tx: Tx, storeId: string, id: string, lock: '' | 'for update' = ''): Promise<BulkRow> {
    const [row] = await queryRows<BulkRow>(tx, `${GET_BULK} ${lock}`, [storeId, id]);
    if (!row) throw new AppError('bulk_message.not_found');
    return row;
  }
  /** Locked. @throws AppError bulk_message.not_found, bulk_message.not_draft */
  async demandDraft(tx: Tx, storeId: string, id: string): Promise<BulkRow> {
    const row = await this.demand(tx, storeId, id, 'for update');
    if (row.state !== 'draft') throw new AppError('bulk_message.not_draft');
    return row;
  }
  tell(tx: Tx, storeId: string, id: string): void {
    this.live.append(tx, [{ storeId, type: 'bulk_message.updated', data: { id: publicId('bulk_message', id) } }]);
  }

  async #withProgress(tx: Tx, storeId: string, rows: readonly BulkRow[]): Promise<BulkWithProgress[]> {
    const found = await queryRows<Progress & { bulk_id: string }>(tx, PROGRESS, [storeId, rows.filter(({ state }) => state !== 'draft').map(({ id }) => id), this.clock.now()]);
    const progress = new Map(found.map((each) => [each.bulk_id, each]));
    const named = await queryRows<{ id: string; label: string }>(tx, TEMPLATE_LABELS, [storeId, rows.map(({ template_id: templateId }) => templateId)]);
    const labels = new Map(named.map(({ id, label }) => [id, label]));
    return rows.map((row) => ({ ...row, progress: progress.get(row.id) ?? NO_PROGRESS, template_label: labels.get(row.template_id ?? '') ?? null }));
  }
}

const CHANGEABLE: ReadonlySet<string> = new Set<keyof BulkChange>(['title', 'recipient_type', 'list_id', 'template_id', 'account_id', 'variable_type', 'values', 'scheduled_at', 'quiet_from', 'quiet_until', 'stop_percent']);

async function demandRow(tx: Tx, table: 'accounts' | 'templates', storeId: string, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const found = await queryRows(tx, `select 1 from ${table} where store_id = $1 and id = $2`, [storeId, id]);
  if (found.length > 0) return;
  throw table === 'accounts' ? AppError.field('account.not_found', '/account_id') : AppError.field('template.not_found', '/template_id');
}
