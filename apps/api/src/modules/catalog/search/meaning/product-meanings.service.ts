import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock, HOUR, SECOND } from '../../../../platform/clock/clock.js';
import { afterCommit, Database, queryRows, type Tx } from '../../../../platform/database/database.js';
import { newId } from '../../../../platform/database/ids.js';
import { Jobs } from '../../../../platform/queue/index.js';
import { EMBEDDER, type Embedder } from './embedder.js';
import { CHECK_MEANINGS, UNDERSTAND_PRODUCTS } from './meaning.jobs.js';
import { INSERT_USE, keepMeanings, selectNearest, selectUnknown, STORES_WITH_UNKNOWN, type UnknownMeaning, writeMeanings } from './meaning.queries.js';
import { packVector, similarity } from './vectors.js';

export interface NearProduct { readonly productId: string; readonly similarity: number }

/** Texts in one call, and calls in one job. */
const BATCH = 100;
const BATCHES = 10;
/** Letters of a product that are understood: what costs is how much is read. */
const PRODUCT_TEXT_MAX = 1_000;
const QUERY_TEXT_MAX = 300;
const BATCH_TIMEOUT_MS = 30 * SECOND;
/** A customer waits: without an answer by then, words alone have to do. */
const QUERY_TIMEOUT_MS = 2 * SECOND;
/** A service that failed is left alone for so long. */
const PAUSE_MS = 30 * SECOND;
/** Changes that come one after the other are understood at once. */
const SETTLED_MS = 3 * SECOND;
const QUERIES_KEPT = 500;
/** Looked at exactly, out of all whose signs were compared. */
const CANDIDATES = 200;
const STORES_MAX = 500;
const A_MILLION = 1_000_000;

/** What the products of a store mean, where the installation has somebody who understands: kept beside them, made anew when their words change. */
@Injectable()
export class ProductMeanings implements OnModuleInit {
  readonly #log = new Logger('catalog');
  readonly #queries = new LRUCache<string, Promise<Float32Array>>({ max: QUERIES_KEPT });
  #pausedUntil = 0;

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly jobs: Jobs, @Inject(EMBEDDER) private readonly embedder: Embedder | null) {}

  get isOn(): boolean {
    return this.embedder !== null;
  }

  onModuleInit(): void {
    this.jobs.handle(UNDERSTAND_PRODUCTS, ({ storeId }) => this.understand(storeId), async (_payload, error) => { this.#log.error(error); });
    this.jobs.handle(CHECK_MEANINGS, async () => {
      try {
        await this.#ringForForgotten();
      } finally {
        await this.jobs.enqueue(CHECK_MEANINGS, {}, { delayMs: HOUR });
      }
    });
  }

  /** Begins to look for products that nobody understood yet, unless that is to happen within `delayMs` anyway. */
  async start(delayMs = 0): Promise<void> {
    if (this.isOn) await this.jobs.enqueue(CHECK_MEANINGS, {}, { delayMs });
  }

  /** Products of the store change in this transaction. */
  changed(tx: Tx, storeId: string): void {
    if (!this.isOn) return;
    afterCommit(tx, () => {
      this.jobs.enqueue(UNDERSTAND_PRODUCTS, { storeId }, { delayMs: SETTLED_MS }).catch((error: unknown) => { this.#log.error(error); });
    });
  }

  /** Reads up to a thousand products whose words have changed; the rest when it is rung again, which it does itself. */
  async understand(storeId: string): Promise<void> {
    const { embedder } = this;
    if (embedder === null) return;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const unknown = await this.db.inStore(storeId, (tx) => selectUnknown(tx, storeId, embedder.model, BATCH), { reads: true });
      if (unknown.length === 0) return;
      const read = unknown.map((product) => ({ ...product, text: textOf(product), digest: digestOf(textOf(product)), before: product.digest }));
      const same = read.filter(({ digest, before }) => digest === before);
      const fresh = read.filter(({ digest, before }) => digest !== before);
      const vectors = fresh.length === 0 ? [] : await this.#ask(storeId, embedder, fresh.map(({ text }) => text), BATCH_TIMEOUT_MS);
      const known = fresh.flatMap(({ id, version, digest }, place) => {
        const vector = vectors[place];
        return vector === undefined ? [] : [{ productId: id, version, digest, ...packVector(vector) }];
      });
      await this.db.inStore(storeId, async (tx) => {
        await keepMeanings(tx, storeId, same);
        await writeMeanings(tx, storeId, embedder.model, known);
      });
    }
    await this.jobs.enqueue(UNDERSTAND_PRODUCTS, { storeId });
  }

  /** Products that mean what the text says, nearest first; none when nobody understands it just now. */
  async nearest(storeId: string, text: string): Promise<NearProduct[]> {
    const { embedder } = this;
    const asked = begin(text, QUERY_TEXT_MAX);
    if (embedder === null || asked === '') return [];
    const vector = await this.#vectorOf(storeId, asked, embedder);
    if (vector === undefined) return [];
    const candidates = await this.db.inStore(storeId, (tx) => selectNearest(tx, storeId, embedder.model, packVector(vector).signs, CANDIDATES), { reads: true });
    return candidates.map(({ productId, bytes }) => ({ productId, similarity: similarity(vector, bytes) }))
      .filter((near) => near.similarity >= embedder.leastSimilarity).toSorted((a, b) => b.similarity - a.similarity);
  }

  async #vectorOf(storeId: string, text: string, embedder: Embedder): Promise<Float32Array | undefined> {
    const known = this.#queries.get(text);
    if (known === undefined && this.clock.now().getTime() < this.#pausedUntil) return undefined;
    const asked = known ?? this.#ask(storeId, embedder, [text], QUERY_TIMEOUT_MS).then(([vector = new Float32Array()]) => vector);
    if (known === undefined) this.#queries.set(text, asked);
    try {
      return await asked;
    } catch (error) {
      this.#queries.delete(text);
      this.#pausedUntil = this.clock.now().getTime() + PAUSE_MS;
      this.#log.warn(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  /** Whoever asks first pays. */
  async #ask(storeId: string, embedder: Embedder, texts: readonly string[], timeoutMs: number): Promise<Float32Array[]> {
    const { vectors, tokens } = await embedder.embed(texts, timeoutMs);
    if (tokens > 0) {
      const cost = embedder.price === null ? null : (tokens * embedder.price) / A_MILLION;
      await this.db.inStoreStatement(storeId, INSERT_USE, [storeId, newId(), tokens, cost, this.clock.now()], { durable: 'later' });
    }
    return vectors;
  }

  async #ringForForgotten(): Promise<void> {
    const { embedder } = this;
    if (embedder === null) return;
    const stores = await this.db.acrossStores('sweeper', (tx) => queryRows<{ id: string }>(tx, STORES_WITH_UNKNOWN, [embedder.model, STORES_MAX]));
    await this.jobs.enqueueMany(UNDERSTAND_PRODUCTS, stores.map(({ id }) => ({ storeId: id })));
  }
}

function textOf({ title, text }: UnknownMeaning): string {
  return begin(`${title}\n${text}`, PRODUCT_TEXT_MAX);
}

/** Whole letters only: half of a pair is no text. */
function begin(text: string, letters: number): string {
  return Array.from(text).slice(0, letters).join('').trim();
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
