import { queryRows, type Tx } from '../../../../platform/database/database.js';
import type { PackedVector } from './vectors.js';

/** A product whose meaning is not known as it is now. `digest` is that of the words that were understood, if any were. */
export interface UnknownMeaning { readonly id: string; readonly version: number; readonly title: string; readonly text: string; readonly digest: string | null }
export interface KnownMeaning extends PackedVector { readonly productId: string; readonly version: number; readonly digest: string }

/** $1 store, $2 model. Nobody is shown drafts and what is archived, so they cost nothing. */
const UNKNOWN = `from products p left join product_meanings m on m.store_id = p.store_id and m.product_id = p.id and m.model = $2
  where p.store_id = $1 and p.status = 'active' and m.version is distinct from p.version`;
const SELECT_UNKNOWN = `select p.id, p.version, p.title, m.digest,
  concat_ws(E'\\n', p.category, array_to_string(p.tags || p.search_terms, ', '), (select string_agg(v.title, ', ' order by v.position) from product_variants v where v.store_id = p.store_id and v.product_id = p.id), p.description) as text
  ${UNKNOWN} order by p.id limit $3`;
const WRITE = `insert into product_meanings (store_id, product_id, model, version, digest, signs, bytes)
  select $1, k.id, $2, k.version, k.digest, k.signs, k.bytes from unnest($3::uuid[], $4::integer[], $5::text[], $6::varbit[], $7::bytea[]) as k(id, version, digest, signs, bytes)
  where exists (select from products p where p.store_id = $1 and p.id = k.id)
  on conflict (store_id, product_id) do update set model = excluded.model, version = excluded.version, digest = excluded.digest, signs = excluded.signs, bytes = excluded.bytes`;
const SAME_WORDS = 'update product_meanings m set version = k.version from unnest($2::uuid[], $3::integer[]) as k(id, version) where m.store_id = $1 and m.product_id = k.id';
/** Every product of the store is looked at, a bit for a dimension. */
const NEAREST = `select product_id as "productId", bytes from product_meanings where store_id = $1 and model = $2 and length(signs) = $3
  order by bit_count(signs # $4::varbit) limit $5`;

/** One exchange with the service. */
export const INSERT_USE = 'insert into meaning_uses (store_id, id, input_tokens, cost_micro_usd, started_at) values ($1, $2, $3, $4, $5)';

export async function selectUnknown(tx: Tx, storeId: string, model: string, limit: number): Promise<UnknownMeaning[]> {
  return queryRows<UnknownMeaning>(tx, SELECT_UNKNOWN, [storeId, model, limit]);
}

/** Stores with products whose meaning nobody knows; for the door through the wall. */
export const STORES_WITH_UNKNOWN = `select s.id from stores s where exists (
  select from products p left join product_meanings m on m.store_id = p.store_id and m.product_id = p.id and m.model = $1
  where p.store_id = s.id and p.status = 'active' and m.version is distinct from p.version) order by s.id limit $2`;

export async function writeMeanings(tx: Tx, storeId: string, model: string, known: readonly KnownMeaning[]): Promise<void> {
  await tx.query(WRITE, [storeId, model, known.map(({ productId }) => productId), known.map(({ version }) => version), known.map(({ digest }) => digest), known.map(({ signs }) => signs), known.map(({ bytes }) => bytes)]);
}

/** A change that left the words of these products as they were. */
export async function keepMeanings(tx: Tx, storeId: string, products: readonly Pick<UnknownMeaning, 'id' | 'version'>[]): Promise<void> {
  await tx.query(SAME_WORDS, [storeId, products.map(({ id }) => id), products.map(({ version }) => version)]);
}

export async function selectNearest(tx: Tx, storeId: string, model: string, signs: string, limit: number): Promise<{ productId: string; bytes: Buffer }[]> {
  return queryRows(tx, NEAREST, [storeId, model, signs.length, signs, limit]);
}
