import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { joined, Thesaurus, type WordMeanings } from '../../../platform/search/thesaurus.js';
import { wordsOf } from '../../../platform/search/words.js';
import { SHOP_WORDS } from '../search/shop-words/index.js';

/** Words that mean the same in one store; `id` is a bare uuid. */
export interface Synonyms { readonly id: string; readonly words: readonly string[]; readonly createdAt: Date; readonly updatedAt: Date }

/** More are no list that a person keeps. */
const MOST = 500;
/** A change made by another process counts after this long, in milliseconds. */
const KNOWN_FOR_MS = 5_000;
const STORES_KEPT = 500;
const LONGEST_PHRASE = 3;

const COLUMNS = 'id, words, created_at as "createdAt", updated_at as "updatedAt"';
const LIST = `select ${COLUMNS} from synonyms where store_id = $1 order by id desc limit ${MOST}`;
const INSERT = `insert into synonyms (store_id, id, words, created_at, updated_at) select $1, $2, $3, $4, $4 where (select count(*) from synonyms where store_id = $1) < ${MOST} returning ${COLUMNS}`;
const UPDATE = `update synonyms set words = $3, updated_at = $4 where store_id = $1 and id = $2 returning ${COLUMNS}`;
const DELETE = 'delete from synonyms where store_id = $1 and id = $2 returning id';

interface Known { readonly until: number; readonly meanings: Promise<WordMeanings> }

/** What a store's customers call things, beside what customers of all shops do. */
@Injectable()
export class SynonymsService {
  readonly #known = new LRUCache<string, Known>({ max: STORES_KEPT });

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Newest first, up to 500. */
  async list(storeId: string): Promise<Synonyms[]> {
    return this.db.inStore(storeId, (tx) => queryRows<Synonyms>(tx, LIST, [storeId]), { reads: true });
  }

  /** @throws AppError request.invalid (fewer than two different words, a long phrase), synonyms.limit_reached */
  async create(storeId: string, words: readonly string[]): Promise<Synonyms> {
    const kept = checked(words);
    return this.#changing(storeId, async (tx) => {
      const [row] = await queryRows<Synonyms>(tx, INSERT, [storeId, newId(), kept, this.clock.now()]);
      if (row === undefined) throw new AppError('synonyms.limit_reached');
      return row;
    });
  }

  /** @throws AppError request.invalid, synonyms.not_found */
  async update(storeId: string, id: string, words: readonly string[]): Promise<Synonyms> {
    const kept = checked(words);
    return this.#changing(storeId, async (tx) => {
      const [row] = await queryRows<Synonyms>(tx, UPDATE, [storeId, id, kept, this.clock.now()]);
      if (row === undefined) throw new AppError('synonyms.not_found');
      return row;
    });
  }

  /** @throws AppError synonyms.not_found */
  async remove(storeId: string, id: string): Promise<void> {
    await this.#changing(storeId, async (tx) => {
      if ((await queryRows(tx, DELETE, [storeId, id])).length === 0) throw new AppError('synonyms.not_found');
      return { id };
    });
  }

  /** Other words for a customer's words: those of this store first, then those of all shops. */
  async meanings(storeId: string): Promise<WordMeanings> {
    const now = this.clock.now().getTime();
    const known = this.#known.get(storeId);
    if (known !== undefined && known.until > now) return known.meanings;
    const meanings = this.list(storeId).then(meaningsOf);
    this.#known.set(storeId, { until: now + KNOWN_FOR_MS, meanings });
    meanings.catch(() => this.#known.delete(storeId));
    return meanings;
  }

  async #changing<Row extends { readonly id: string }>(storeId: string, change: (tx: Tx) => Promise<Row>): Promise<Row> {
    const row = await this.db.inStore(storeId, async (tx) => {
      const changed = await change(tx);
      this.live.append(tx, [{ storeId, type: 'synonyms.changed', data: { synonyms_id: publicId('synonyms', changed.id) } }]);
      return changed;
    });
    this.#known.delete(storeId);
    return row;
  }
}

function meaningsOf(rows: readonly Synonyms[]): WordMeanings {
  if (rows.length === 0) return SHOP_WORDS;
  return joined(new Thesaurus(rows.map(({ words }) => ({
    forms: words.map((text) => ({ text, isOnlyUnderstood: false })), isQuality: words.some((text) => SHOP_WORDS.sensesOf(wordsOf(text))[0]?.isQuality === true),
  }))), SHOP_WORDS);
}

function checked(words: readonly string[]): string[] {
  const kept = new Map(words.map((text) => [wordsOf(text).join(' '), text.trim()]));
  kept.delete('');
  if (kept.size < 2) throw AppError.field('too_few', '/words', 'At least two different words', { min: 2 });
  const long = [...kept.keys()].findIndex((text) => text.split(' ').length > LONGEST_PHRASE);
  if (long >= 0) throw AppError.field('invalid', '/words', `A phrase has up to ${LONGEST_PHRASE} words`);
  return [...kept.values()];
}
