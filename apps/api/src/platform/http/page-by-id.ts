import type { SelectQueryBuilder } from 'typeorm';
import { type Page, pageOf, type PageQuery, readCursor } from './page.js';

/**
 * One page of a query, newest first: ids are uuid v7, so their order is that of creation and `(store_id, id)` serves it.
 * @throws AppError cursor.invalid
 */
export async function pageById<Row extends { readonly id: string }, T>(query: SelectQueryBuilder<Row>, page: PageQuery, present: (row: Row) => T): Promise<Page<T>> {
  const limit = page.limit ?? 50;
  const cursor = readCursor(page.cursor, ['id']);
  const backwards = cursor?.side === 'before';
  if (cursor) {
    const [neighbour] = cursor.key;
    query.andWhere(`${query.alias}.id ${backwards ? '>' : '<'} :neighbour`, { neighbour });
  }
  const rows = await query.orderBy(`${query.alias}.id`, backwards ? 'ASC' : 'DESC').limit(limit + 1).getMany();
  return pageOf(rows, limit, cursor, (row) => [row.id], present);
}
