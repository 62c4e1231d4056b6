import { queryRows, type Tx } from '../database/database.js';
import type { QueryPlan } from './query-plan.js';
import type { Lookup } from './question.js';
import type { Likeness, SimilarTerm } from './spelling.js';
import type { KnownTerm } from './vocabulary.js';

export interface IndexedDocument { readonly id: string; readonly length: number }
export interface Posting { readonly documentId: string; readonly term: string; readonly weight: number; readonly documentLength: number }
/** `slots` and `strong` hold numbers of the plan's slots that the document answers, anywhere or in a field that names it; `covered` the share of the question. */
export interface RankedDocument { documentId: string; score: number; covered: number; slots: number[]; strong: number[] }

export async function readKnownTerms(tx: Tx, storeId: string, corpus: string, lookup: Lookup): Promise<KnownTerm[]> {
  return queryRows<KnownTerm>(tx, 'select kind, asked, term, documents from search_known_terms($1, $2, $3, $4, $5)', [storeId, corpus, lookup.words, lookup.stems, lookup.prefixes]);
}
export async function readSimilarTerms(tx: Tx, storeId: string, corpus: string, words: readonly Likeness[]): Promise<SimilarTerm[]> {
  return queryRows<SimilarTerm>(tx, 'select asked, term, documents from search_similar_terms($1, $2, $3, $4)', [storeId, corpus, words.map(({ word }) => word), words.map(({ atLeast }) => atLeast)]);
}
/** Best first; only documents that cover at least this share of the question. */
export async function rankDocuments(tx: Tx, storeId: string, corpus: string, { slots, expansions }: QueryPlan, leastCovered: number, atMost: number): Promise<RankedDocument[]> {
  const rows = await queryRows<{ documentId: string; score: number; covered: number; slots: number; strong: number }>(tx,
    'select document_id as "documentId", score, covered, slots, strong from search_ranked($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [storeId, corpus, expansions.map((e) => e.slot), expansions.map((e) => e.term), expansions.map((e) => e.weight), slots.map((slot) => slot.importance), slots.map((slot) => slot.documents), leastCovered, atMost]);
  return rows.map((row) => ({ ...row, slots: bitsOf(row.slots), strong: bitsOf(row.strong) }));
}
function bitsOf(mask: number): number[] {
  return Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => (mask & (1 << bit)) !== 0);
}

/** Takes documents out. The corpus' row is locked first, so that writers of one corpus come one after the other and its totals stay right. */
export async function deleteDocuments(tx: Tx, storeId: string, corpus: string, ids: readonly string[]): Promise<void> {
  await tx.query(`insert into search_corpora (store_id, corpus, documents, total_length) values ($1, $2, 0, 0)
    on conflict (store_id, corpus) do update set documents = search_corpora.documents`, [storeId, corpus]);
  // Deleted, not only counted: a count would be read from the wrong index, which holds everything that it needs.
  await tx.query(`with gone as (delete from search_postings p using unnest($3::uuid[]) as d(id) where p.store_id = $1 and p.corpus = $2 and p.document_id = d.id returning p.term)
    update search_terms t set documents = t.documents - g.documents from (select term, count(*)::integer as documents from gone group by term) g
    where t.store_id = $1 and t.corpus = $2 and t.term = g.term`, [storeId, corpus, ids]);
  await tx.query(`with gone as (delete from search_documents where store_id = $1 and corpus = $2 and id = any($3::uuid[]) returning length)
    update search_corpora c set documents = c.documents - total.documents, total_length = c.total_length - total.length
    from (select count(*)::integer as documents, coalesce(sum(length), 0) as length from gone) total
    where c.store_id = $1 and c.corpus = $2`, [storeId, corpus, ids]);
}

/** Puts documents in that are not there; call after deleteDocuments in the same transaction. */
export async function insertDocuments(tx: Tx, storeId: string, corpus: string, documents: readonly IndexedDocument[], postings: readonly Posting[], stems: ReadonlyMap<string, string>): Promise<void> {
  await tx.query(`with added as (
      insert into search_documents (store_id, corpus, id, length) select $1, $2, * from unnest($3::uuid[], $4::integer[]) returning length)
    update search_corpora c set documents = c.documents + total.documents, total_length = c.total_length + total.length
    from (select count(*)::integer as documents, coalesce(sum(length), 0) as length from added) total
    where c.store_id = $1 and c.corpus = $2`, [storeId, corpus, documents.map((d) => d.id), documents.map((d) => d.length)]);
  const counts = new Map<string, number>();
  for (const { term } of postings) counts.set(term, (counts.get(term) ?? 0) + 1);
  await tx.query(`insert into search_terms (store_id, corpus, term, stem, documents) select $1, $2, * from unnest($3::text[], $4::text[], $5::integer[])
    on conflict (store_id, corpus, term) do update set documents = search_terms.documents + excluded.documents`,
  [storeId, corpus, [...stems.keys()], [...stems.values()], [...stems.keys()].map((term) => counts.get(term) ?? 0)]);
  await tx.query('insert into search_postings (store_id, corpus, document_id, term, weight, document_length) select $1, $2, * from unnest($3::uuid[], $4::text[], $5::real[], $6::integer[])',
    [storeId, corpus, postings.map((p) => p.documentId), postings.map((p) => p.term), postings.map((p) => p.weight), postings.map((p) => p.documentLength)]);
}
