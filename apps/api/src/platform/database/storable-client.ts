import pg from 'pg';

/** A whole surrogate pair, and NUL and half a pair as JSON.stringify writes them; whatever stands behind a doubled backslash is only text. */
const ESCAPE = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:u(?:0000|[dD][89a-fA-F][\da-fA-F]{2})|.)/g;
const HALF_LENGTH = '\\ud83d'.length;
const REPLACEMENT = '\uFFFD';

/**
 * A connection that sends nothing of which Postgres holds no part: NUL, and half of a surrogate pair in JSON, which a text has that was cut
 * inside a character or that a model wrote, become U+FFFD. One such text would otherwise fail its whole batch, again at every try.
 */
export class StorableClient extends pg.Client {
  /** Says goodbye. A server that goes first, or closes while the words are on their way, is nobody's trouble any more. */
  override async end(callback?: (error: Error) => void): Promise<void> {
    this.removeAllListeners('error').on('error', () => undefined);
    if (callback) super.end(callback);
    else await super.end();
  }

  override query(...[statement, values, callback]: unknown[]): never {
    const own = hasValues(statement) ? { ...statement, values: statement.values.map(storable) } : statement;
    const given = Array.isArray(values) ? values.map(storable) : values;
    return super.query(...([own, given, callback] as unknown as Parameters<pg.Client['query']>)) as never;
  }
}

/** A parameter as Postgres can hold it. Half a pair in plain text is made whole by the driver's UTF-8. */
export function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'string') return value;
  const text = value.includes('\0') ? value.replaceAll('\0', REPLACEMENT) : value;
  if (!(text.includes('\\ud') || text.includes('\\u0000')) || !isJson(text)) return text;
  return text.replaceAll(ESCAPE, (escape) => (escape.length === HALF_LENGTH ? REPLACEMENT : escape));
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function hasValues(statement: unknown): statement is { readonly values: readonly unknown[] } {
  return typeof statement === 'object' && statement !== null && !('submit' in statement) && 'values' in statement && Array.isArray(statement.values);
}
