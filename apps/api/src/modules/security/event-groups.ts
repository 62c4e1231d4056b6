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
  detail: string;
  count: number;
  readonly firstAt: Date;
  lastAt: Date;
}

/** Source of what came from more places than are kept apart. */
export const MANY_SOURCES = 'many sources';
const SOURCE_LENGTH = 200;
const TEXT_LENGTH = 500;

/**
 * Notes that wait for the database, grouped. Bounded: past `maxSources` different groups in one hour, further sources of
 * a kind and account become one group, so that a flood from invented addresses costs neither memory nor rows.
 */
export class EventGroups {
  #waiting = new Map<string, EventGroup>();
  #known = new Set<string>();
  #hour = 0;

  constructor(private readonly maxSources: number) {}

  get size(): number {
    return this.#waiting.size;
  }

  add(note: SecurityNote, at: Date): void {
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
    const detail = detailOf(note);
    const group = this.#waiting.get(key);
    if (!group) this.#waiting.set(key, { key, storeId: note.storeId ?? null, accountId: note.accountId ?? null, kind: note.kind, source, detail, count: 1, firstAt: at, lastAt: at });
    else {
      group.count += 1;
      group.detail = detail;
      group.lastAt = at;
    }
  }

  /** Everything that waits; the caller owns it now. */
  take(): EventGroup[] {
    const groups = [...this.#waiting.values()];
    this.#waiting = new Map();
    return groups;
  }

  /** Groups that could not be written come back and are written with what arrived meanwhile. */
  putBack(groups: readonly EventGroup[]): void {
    for (const group of groups) {
      const newer = this.#waiting.get(group.key);
      if (!newer) this.#waiting.set(group.key, group);
      else this.#waiting.set(group.key, { ...newer, count: newer.count + group.count, firstAt: group.firstAt });
    }
  }
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
