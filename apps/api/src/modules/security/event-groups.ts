import type { SecurityEventKind } from '#contracts';
import { HOUR } from '../../platform/clock/clock.js';

/** What a caller noticed. */
export interface SecurityNote {
  readonly storeId?: string;
  readonly accountId?: string;
  readonly kind: SecurityEventKind;
  /** Where it came from: an address, or a name for what has none. */
  readonly source: string;
  /** Flat facts for people; never a secret. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}
/** Equal notes of one hour. */
export interface EventGroup {
  readonly key: string;
  readonly storeId: string | null;
  readonly accountId: string | null;
  readonly kind: SecurityEventKind;
  readonly source: string;
  readonly detail: string;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Source of what came from more places than are kept apart. */
export const MANY_SOURCES = 'many sources';
const SOURCE_LENGTH = 200;
const TEXT_LENGTH = 500;

/**
 * Which group a note belongs to. Bounded: past `maxSources` different groups in one hour, further sources of a kind and
 * account become one group, so that a flood from invented addresses costs neither memory nor rows.
 */
export class EventGroups {
  #known = new Set<string>();
  #hour = 0;

  constructor(private readonly maxSources: number) {}

  /** A group of this note alone. */
  groupOf(note: SecurityNote, at: Date): EventGroup {
    const hour = Math.floor(at.getTime() / HOUR);
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#known = new Set();
    }
    let source = clean(note.source, SOURCE_LENGTH) || 'unknown';
    let key = groupKey(note, source, hour);
    if (!this.#known.has(key) && this.#known.size >= this.maxSources) {
      source = MANY_SOURCES;
      key = groupKey(note, source, hour);
    } else this.#known.add(key);
    return { key, storeId: note.storeId ?? null, accountId: note.accountId ?? null, kind: note.kind, source, detail: detailOf(note), count: 1, firstAt: at, lastAt: at };
  }
}

/** Two groups of one key as one. */
export function mergeGroups(newer: EventGroup, older: EventGroup): EventGroup {
  return { ...newer, count: newer.count + older.count, firstAt: older.firstAt };
}

function groupKey(note: SecurityNote, source: string, hour: number): string {
  return [note.storeId ?? '-', note.accountId ?? '-', note.kind, hour, source].join('|');
}
function detailOf(note: SecurityNote): string {
  const entries = Object.entries(note.detail ?? {}).slice(0, 20);
  return JSON.stringify(Object.fromEntries(entries.map(([name, value]) => [clean(name, 60), typeof value === 'string' ? clean(value, TEXT_LENGTH) : value])));
}
// Postgres stores neither NUL nor lone surrogates; one such text would make the whole batch fail.
function clean(text: string, length: number): string {
  return Buffer.from(text.slice(0, length).replaceAll('\u0000', '')).toString();
}
