import { publicId, type RecipientProblem } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { violates } from '../../../platform/database/violated.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, type PageQuery, pageOf, readCursor } from '../../../platform/http/page.js';
import type { ListRow, RecipientRow } from '../rows.js';
import { COUNT_ROWS, DATA_COLUMNS, GET_LIST, listPage } from './recipient-lists.queries.js';

export interface ListCounts { readonly recipients: number; readonly invalid: number; readonly duplicates: number }
export type ListSummary = ListRow & { readonly recipients: number; readonly sort_name: string };
export type ListWithCounts = ListRow & ListCounts & { readonly columns: readonly string[] };

/** Recipient lists: those that many bulk messages use, and the one that each has for itself. */
@Injectable()
export class RecipientLists {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** By name. @throws AppError cursor.invalid */
  async list<T>(storeId: string, { limit = 50, cursor: text }: PageQuery, present: (row: ListSummary) => T): Promise<Page<T>> {
    const cursor = readCursor(text, ['name']);
    const { sql, values } = listPage(storeId, cursor, limit);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<ListSummary>(tx, sql, values), { reads: true });
    return pageOf(rows, limit, cursor, (row) => [row.sort_name], present);
  }
  /** @throws AppError recipient_list.not_found */
  async get(storeId: string, listId: string): Promise<ListWithCounts> {
    return this.db.inStore(storeId, async (tx) => {
      const list = await this.demand(tx, storeId, listId);
      return { ...list, ...await this.countsIn(tx, storeId, listId), columns: await this.columnsIn(tx, storeId, listId) };
    }, { reads: true });
  }
  /** @throws AppError recipient_list.name_taken */
  async create(storeId: string, { name, description }: { readonly name: string | null; readonly description?: string | undefined }): Promise<ListWithCounts> {
    const id = newId();
    await this.#named(() => this.db.inStore(storeId, (tx) => this.createIn(tx, storeId, id, name, description)));
    return this.get(storeId, id);
  }
  async createIn(tx: Tx, storeId: string, id: string, name: string | null, description = ''): Promise<void> {
    await queryRows(tx, 'insert into recipient_lists (store_id, id, name, description, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)', [storeId, id, name, description, this.clock.now()]);
  }
  /** What is left out stays. @throws AppError recipient_list.not_found, recipient_list.name_taken */
  async update(storeId: string, listId: string, change: { readonly name?: string | undefined; readonly description?: string | undefined }): Promise<ListWithCounts> {
    await this.#named(() => this.db.inStore(storeId, async (tx) => {
      const list = await this.demand(tx, storeId, listId);
      if (list.name === null) throw new AppError('recipient_list.not_found');
      await queryRows(tx, 'update recipient_lists set name = $3, description = $4, updated_at = $5 where store_id = $1 and id = $2', [storeId, listId, change.name ?? list.name, change.description ?? list.description, this.clock.now()]);
    }));
    return this.get(storeId, listId);
  }
  /** Drafts that used it have no recipients then. @throws AppError recipient_list.not_found */
  async remove(storeId: string, listId: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      const gone = await queryRows(tx, 'delete from recipient_lists where store_id = $1 and id = $2 and name is not null returning id', [storeId, listId]);
      if (gone.length === 0) throw new AppError('recipient_list.not_found');
    });
  }

  /** Rows in the order they came, or only those with a problem. @throws AppError recipient_list.not_found, cursor.invalid */
  async rows<T>(storeId: string, listId: string, query: PageQuery & { readonly problem?: RecipientProblem | undefined; readonly q?: string | undefined }, present: (row: RecipientRow) => T): Promise<Page<T>> {
    const limit = query.limit ?? 50;
    const cursor = readCursor(query.cursor, ['id']);
    const values: unknown[] = [storeId, listId, limit + 1];
    const given = (value: unknown): string => `$${values.push(value)}`;
    const conditions = [query.problem === undefined ? 'problem is null' : `problem = ${given(query.problem)}`];
    if (query.q) {
      const words = given(`%${query.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
      conditions.push(`(phone like ${words} or name ilike ${words})`);
    }
    const backwards = cursor?.side === 'before';
    if (cursor) conditions.push(`id ${backwards ? '<' : '>'} ${given(cursor.key[0])}::uuid`);
    const rows = await this.db.inStore(storeId, async (tx) => {
      await this.demand(tx, storeId, listId);
      return queryRows<RecipientRow>(tx, `select * from recipient_rows where store_id = $1 and list_id = $2 and ${conditions.join(' and ')} order by id ${backwards ? 'desc' : ''} limit $3`, values);
    }, { reads: true });
    return pageOf(rows, limit, cursor, (row) => [row.id], present);
  }
  /** @throws AppError recipient.not_found, recipient_list.not_found */
  async removeRow(storeId: string, listId: string, rowId: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      await this.demand(tx, storeId, listId);
      const gone = await queryRows(tx, 'delete from recipient_rows where store_id = $1 and list_id = $2 and id = $3 returning id', [storeId, listId, rowId]);
      if (gone.length === 0) throw new AppError('recipient.not_found');
    });
  }
  /** Takes all rows out. @throws AppError recipient_list.not_found */
  async clear(storeId: string, listId: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      await this.demand(tx, storeId, listId);
      await queryRows(tx, 'delete from recipient_rows where store_id = $1 and list_id = $2', [storeId, listId]);
    });
  }

  /** @throws AppError recipient_list.not_found */
  async demand(tx: Tx, storeId: string, listId: string, lock: '' | 'for update' = ''): Promise<ListRow> {
    const [list] = await queryRows<ListRow>(tx, `${GET_LIST} ${lock}`, [storeId, listId]);
    if (!list) throw new AppError('recipient_list.not_found', { detail: publicId('recipient_list', listId) });
    return list;
  }
  async countsIn(tx: Tx, storeId: string, listId: string): Promise<ListCounts> {
    return (await queryRows<ListCounts>(tx, COUNT_ROWS, [storeId, listId]))[0] ?? { recipients: 0, invalid: 0, duplicates: 0 };
  }
  async columnsIn(tx: Tx, storeId: string, listId: string): Promise<readonly string[]> {
    return (await queryRows<{ key: string }>(tx, DATA_COLUMNS, [storeId, listId])).map(({ key }) => key);
  }

  async #named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (violates(error, 'recipient_lists_name')) throw AppError.field('recipient_list.name_taken', '/name');
      throw error;
    }
  }
}
