import type { FieldCode, FieldParams } from '#contracts';
import type { RowError } from '../csv/read-csv.js';

/** Something wrong with a row, with a code for screens that say it in their own language. */
export interface ImportRowError<Code extends string = string> extends RowError {
  readonly code: Code;
  /** The cell, shortened, when there is one. */
  readonly value: string | null;
  /** The earlier line that says the same. */
  readonly otherLine: number | null;
  /** The most that is allowed. */
  readonly limit: number | null;
}

/** What can be wrong with a row of every kind of file. */
export const COMMON_ROW_ERRORS = ['row.too_many_cells', 'text.too_long', 'status.unknown', 'search_terms.invalid'] as const;

export interface RowErrorFacts { readonly value?: string | undefined; readonly otherLine?: number; readonly limit?: number }

const VALUE_MAX = 80;

export function rowError<Code extends string>(line: number, column: string, code: Code, detail: string, { value, otherLine, limit }: RowErrorFacts = {}): ImportRowError<Code> {
  return { line, column, code, detail, value: value === undefined ? null : value.slice(0, VALUE_MAX), otherLine: otherLine ?? null, limit: limit ?? null };
}

/** Takes the errors of one row down: `check` looks at a cell that is there. */
export function checkCells<Code extends string>({ cells, line }: { readonly cells: Readonly<Record<string, string>>; readonly line: number }) {
  const errors: ImportRowError<Code>[] = [];
  const check = (column: string, code: Code, isRight: (text: string) => boolean, detail: string, limit?: number): void => {
    const text = cells[column];
    if (text !== undefined && !isRight(text)) errors.push(rowError(line, column, code, detail, { value: text, ...(limit === undefined ? {} : { limit }) }));
  };
  return { errors, check };
}

/** The same as an entry of a problem's `errors`. */
export function fieldErrorOf({ line, column, code, detail, limit }: ImportRowError): { pointer: string; code: FieldCode; detail: string; params?: FieldParams } {
  const pointer = `/lines/${line}${column ? `/${column}` : ''}`;
  if (code === 'text.too_long' && limit !== null) return { pointer, code: 'too_long', detail, params: { max: limit } };
  return { pointer, code: CODES[code.split('.').at(-1) ?? ''] ?? 'invalid', detail };
}

const CODES: Readonly<Record<string, FieldCode>> = { missing: 'required', unknown: 'not_known', twice: 'duplicate' };
