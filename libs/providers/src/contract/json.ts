/** A JSON object whose members nobody has checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

// Webhooks nest about fifteen levels. Databases and JSON.stringify give up far later than this.
const MAX_DEPTH = 64;
const MAX_ID = 512;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
// Cheap test for anything that JSON.parse would lose or a database could not hold; false alarms only cost a second pass.
const NEEDS_CARE = /[[:,]\s*-?\d{16}|\\u0000|\\u[dD][89a-fA-F]|\udb40[\udc00-\udc7f]/;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const LONG_INTEGER = /^-?\d{16,}$/;
// In unicode mode a surrogate matches only when its other half is missing.
const LONE_SURROGATE = /\p{Surrogate}/gu;
const TAG_CHARACTERS = /[\u{E0000}-\u{E007F}]/gu;

/**
 * The value of a JSON text, made safe to keep: integers above 2^53 become texts with the same digits (ids), NUL and unpaired
 * surrogates become U+FFFD (Postgres holds neither), invisible tag characters (U+E0000-U+E007F) are removed. What is nested
 * deeper than 64 levels is null, so that it takes nothing down that stands beside it.
 * @returns undefined when the text is not JSON; never throws
 */
export function readJson(source: Buffer | string): unknown {
  const json = withoutDepths((typeof source === 'string' ? source : source.toString('utf8')).replace(/^\uFEFF/, ''));
  try {
    const value: unknown = JSON.parse(json);
    return NEEDS_CARE.test(json) ? JSON.parse(json.replace(TOKEN, carefully)) : value;
  } catch {
    return undefined;
  }
}

/** The text without what a database cannot hold and without characters that nobody can see or show. */
export function cleanText(value: string): string {
  return value.replaceAll('\u0000', '\uFFFD').replace(LONE_SURROGATE, '\uFFFD').replace(TAG_CHARACTERS, '');
}

function carefully(token: string): string {
  if (token.startsWith('"')) return JSON.stringify(cleanText(JSON.parse(token) as string));
  if (LONG_INTEGER.test(token) && !Number.isSafeInteger(Number(token))) return `"${token}"`;
  return token;
}

function withoutDepths(json: string): string {
  let depth = 0;
  let kept = 0;
  let result = '';
  for (let i = 0; i < json.length; i += 1) {
    const code = json.charCodeAt(i);
    if (code === QUOTE) {
      i = endOfString(json, i);
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth === MAX_DEPTH + 1) result += `${json.slice(kept, i)}null`;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
      if (depth === MAX_DEPTH) kept = i + 1;
    }
  }
  if (depth > MAX_DEPTH) return result;
  return kept === 0 ? json : result + json.slice(kept);
}

function endOfString(json: string, start: number): number {
  for (let i = start + 1; i < json.length; i += 1) {
    const code = json.charCodeAt(i);
    if (code === BACKSLASH) i += 1;
    else if (code === QUOTE) return i;
  }
  return json.length;
}

/** The value as an object; an empty one when it is anything else. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The value as a list; an empty one when it is anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is not empty. Numbers count, because ids arrive as either. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** An id: a text that a database index can hold. Longer ones are no ids. */
export function idOf(value: unknown): string | undefined {
  const id = textOf(value);
  return id !== undefined && id.length <= MAX_ID ? id : undefined;
}

/** A finite number, also out of a text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A time in seconds since 1970 as text or number. Undefined when the value is no time between 1970 and the year 5000. */
export function dateOf(value: unknown): Date | undefined {
  const seconds = numberOf(value);
  return seconds !== undefined && seconds > 0 && seconds < 95_617_584_000 ? new Date(seconds * 1000) : undefined;
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** The same object without its undefined members. */
export function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<T>;
}
