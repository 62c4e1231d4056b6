import { AppError } from '../errors/app-error.js';
import { plain } from '../search/words.js';

/** A column of a file and what it stands for; null when it is not read. */
export interface ColumnChoice<C extends string = string> { readonly header: string; readonly column: C | null }

interface ColumnRules<C extends string> {
  /** How spreadsheets and shop systems call each column, in several languages, as `keyOf` writes them. */
  readonly otherNames: Readonly<Record<C, readonly string[]>>;
  /** Each is a choice of columns, of which a file has to have one. */
  readonly needed: readonly (readonly C[])[];
}

const MOST_HEADERS = 500;

/** A header without case, accents, signs and doubled spaces: what is equal here is called the same. */
export function keyOf(header: string): string {
  return plain(header).replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

/** The columns that files of one kind may have. */
export class ImportColumns<C extends string> {
  readonly #columnOf: ReadonlyMap<string, C>;
  readonly #needed: readonly (readonly C[])[];

  constructor(readonly names: readonly C[], { otherNames, needed }: ColumnRules<C>) {
    this.#columnOf = new Map(names.flatMap((column) => [column, ...otherNames[column]].map((name) => [keyOf(name), column] as const)));
    this.#needed = needed;
  }

  /**
   * What each header seems to stand for, each column once. An import of the past is the better witness than the name.
   * @param remembered by `keyOf` of the header; null where it was left out on purpose
   */
  guess(headers: readonly string[], remembered: ReadonlyMap<string, C | null>): ColumnChoice<C>[] {
    const taken = new Set<C>();
    return headers.map((header) => {
      const known = remembered.get(keyOf(header));
      const column = known === undefined ? this.#columnOf.get(keyOf(header)) ?? null : known;
      if (column === null || taken.has(column)) return { header, column: null };
      taken.add(column);
      return { header, column };
    });
  }

  /**
   * Reads the form field `columns`: one column name or null for each header of the file, in their order.
   * @throws AppError request.invalid
   */
  readChoice(text: string): (C | null)[] {
    const refuse = (detail: string): AppError => AppError.field('invalid', '/columns', detail);
    const columns = listIn(text, refuse).map((name) => {
      const column = name === null ? null : this.names.find((known) => known === name);
      if (column === undefined) throw refuse(`Known columns: ${this.names.join(', ')}`);
      return column;
    });
    const named = columns.filter((column) => column !== null);
    if (new Set(named).size < named.length) throw refuse('Two headers stand for the same column');
    const missing = this.#needed.find((choice) => !choice.some((column) => named.includes(column)));
    if (missing !== undefined) throw refuse(`One header must stand for ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(missing)}`);
    return columns;
  }
}

function listIn(text: string, refuse: (detail: string) => AppError): unknown[] {
  const wanted = 'A JSON list with one column name or null for each header';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(wanted);
  }
  if (!Array.isArray(value) || value.length > MOST_HEADERS) throw refuse(wanted);
  return value;
}
