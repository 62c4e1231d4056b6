import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Moment } from './fields.js';
import { PageQuery } from './page.js';

/** Query parameters of lists whose rows say when they were made: strictly later than, strictly earlier than, to the millisecond that answers show. */
export class CreatedQuery extends PageQuery {
  @Moment({ optional: true, description: 'Only what was made later than this' }) created_after?: Date;
  @Moment({ optional: true, description: 'Only what was made earlier than this' }) created_before?: Date;
}
/** As well for rows that say when they changed last. */
export class ChangedQuery extends CreatedQuery {
  @Moment({ optional: true, description: 'Only what changed later than this' }) updated_after?: Date;
  @Moment({ optional: true, description: 'Only what changed last earlier than this' }) updated_before?: Date;
}
/** The times alone, as queries of the database take them. */
export interface TimeFilter {
  readonly created_after?: Date | undefined;
  readonly created_before?: Date | undefined;
  readonly updated_after?: Date | undefined;
  readonly updated_before?: Date | undefined;
}
interface Columns { readonly created: string; readonly updated?: string }

/**
 * The conditions of a statement for `filter`, ranges of an index on each column.
 * @param given adds a value to the statement and names its place
 */
export function timeConditions(filter: TimeFilter, { created, updated }: Columns, given: (value: unknown) => string): string[] {
  return [
    ...bounds(created, filter.created_after, filter.created_before, given),
    ...(updated === undefined ? [] : bounds(updated, filter.updated_after, filter.updated_before, given)),
  ];
}
/** The first moment that is later. Columns hold microseconds and answers show milliseconds: what is shown as that very moment is not later. */
export function momentAfter(moment: Date | undefined): Date | undefined {
  return moment && new Date(moment.getTime() + 1);
}
function bounds(column: string, after: Date | undefined, before: Date | undefined, given: (value: unknown) => string): string[] {
  const from = momentAfter(after);
  return [
    ...(from === undefined ? [] : [`${column} >= ${given(from)}::timestamptz`]),
    ...(before === undefined ? [] : [`${column} < ${given(before)}::timestamptz`]),
  ];
}

/** As `timeConditions`, for a query that is built; `columns` are properties of its entity, with its alias. */
export function withinTimes<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, filter: TimeFilter, columns: Columns): SelectQueryBuilder<Row> {
  let count = 0;
  const given = (value: unknown): string => {
    const name = `moment${(count += 1)}`;
    query.setParameter(name, value);
    return `:${name}`;
  };
  for (const condition of timeConditions(filter, columns, given)) query.andWhere(condition);
  return query;
}

/** Whether a row belongs to `filter`, for lists that a search put in order. */
export function isWithin(filter: TimeFilter, row: { readonly createdAt: Date; readonly updatedAt: Date }): boolean {
  return isBetween(row.createdAt, filter.created_after, filter.created_before) && isBetween(row.updatedAt, filter.updated_after, filter.updated_before);
}
function isBetween(at: Date, after: Date | undefined, before: Date | undefined): boolean {
  return (after === undefined || at > after) && (before === undefined || at < before);
}
/** What of a query is times. */
export function timesOf({ created_after, created_before, updated_after, updated_before }: TimeFilter): TimeFilter {
  return { created_after, created_before, updated_after, updated_before };
}
