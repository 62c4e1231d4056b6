import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';
import { APP_ROLE } from '../platform/database/roles.js';

const TABLES = ['search_corpora', 'search_documents', 'search_terms', 'search_postings'] as const;
const FUNCTIONS = [
  'search_known_terms(uuid, text, text[], text[], text[])', 'search_similar_terms(uuid, text, text[])',
  'search_ranked(uuid, text, integer[], text[], real[], integer)',
] as const;

/**
 * The word index behind every search: per store and corpus ("products", ...) its documents, its vocabulary and its postings.
 * Row-level security keeps trigram operators from using their index, so reading goes through functions of the schema's
 * owner, which refuse any store but the current one.
 */
export class Search1700000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Lets one GIN index hold store, corpus and the trigrams of a term.
    await runner.query('create extension if not exists btree_gin');
    await createTables(runner);
    await runner.query(CHECK_STORE);
    for (const sql of [KNOWN_TERMS, SIMILAR_TERMS, RANKED]) await runner.query(sql);
    for (const name of FUNCTIONS) {
      await runner.query(`revoke all on function ${name} from public`);
      await runner.query(`grant execute on function ${name} to ${APP_ROLE}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) await runner.query(`drop function ${name}`);
    await runner.query('drop function search_check_store(uuid)');
    for (const table of TABLES.toReversed()) await runner.query(`drop table ${table}`);
    await runner.query('drop extension if exists btree_gin');
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`create table search_corpora (
    store_id uuid not null references stores on delete cascade, corpus text not null,
    documents integer not null, total_length bigint not null,
    primary key (store_id, corpus)
  )`);
  await runner.query(`create table search_documents (
    store_id uuid not null references stores on delete cascade, corpus text not null, id uuid not null,
    length integer not null,
    primary key (store_id, corpus, id)
  )`);
  await runner.query(`create table search_terms (
    store_id uuid not null references stores on delete cascade, corpus text not null, term text collate "C" not null,
    stem text collate "C" not null,
    primary key (store_id, corpus, term)
  )`);
  // The word leads here, so that without fresh statistics this index never looks as good as the primary key for another column.
  await runner.query('create index search_terms_stem on search_terms (stem, store_id, corpus)');
  await runner.query('create index search_terms_similar on search_terms using gin (store_id, corpus, term gin_trgm_ops)');
  // The length stands here again, so that ranking reads postings only.
  // weight: occurrences, weighed by the field they stand in; 1 and more means a field that names the thing.
  await runner.query(`create table search_postings (
    store_id uuid not null, corpus text not null, term text collate "C" not null, document_id uuid not null,
    weight real not null,
    document_length integer not null,
    primary key (store_id, corpus, term, document_id),
    foreign key (store_id, corpus, document_id) references search_documents (store_id, corpus, id) on delete cascade
  )`);
  await runner.query('create index search_postings_document on search_postings (document_id, store_id, corpus)');
  for (const table of TABLES) await tenantTable(runner, table);
}

// Every step has an index that serves it. Statistics that are older than a large import must not talk the planner out of using it:
// sequential scans are off, and "offset 0" keeps each look-up one probe per asked word instead of a join over all words of a store.
export const HEAD = 'language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off';

const CHECK_STORE = `create function search_check_store(asked uuid) returns void language plpgsql stable set search_path = public, pg_temp as $$
begin
  if asked is distinct from nullif(current_setting('parley.store_id', true), '')::uuid then
    raise exception 'search outside the current store' using errcode = 'insufficient_privilege';
  end if;
end $$`;

/** For every asked word: the word itself, words of the same stem, and words that begin with it. Only terms in use are given. */
export const KNOWN_TERMS = `create function search_known_terms(in_store uuid, in_corpus text, words text[], stems text[], prefixes text[])
  returns table (kind text, asked text, term text) ${HEAD} as $$
begin
  perform search_check_store(in_store);
  return query
  select found.kind, found.asked, found.term::text from (
    select 'word' as kind, w.word as asked, t.term from unnest(words) as w(word), lateral (
      select terms.term from search_terms terms
      where terms.store_id = in_store and terms.corpus = in_corpus and terms.term = w.word offset 0) t
    union all
    select 'stem', s.stem, t.term from unnest(stems) as s(stem), lateral (
      select terms.term from search_terms terms
      where terms.store_id = in_store and terms.corpus = in_corpus and terms.stem = s.stem offset 0) t
    union all
    select 'prefix', p.prefix, t.term from unnest(prefixes) as p(prefix), lateral (
      select terms.term from search_terms terms
      where terms.store_id = in_store and terms.corpus = in_corpus
        and terms.term > p.prefix and terms.term < p.prefix || U&'\\+10FFFF'
      order by length(terms.term), terms.term limit 40) t
  ) found
  where (select true from search_postings p where p.store_id = in_store and p.corpus = in_corpus and p.term = found.term limit 1);
end $$`;

/** For every asked word: up to 24 terms in use that share many trigrams with it, nearest first, with their number of documents. */
export const SIMILAR_TERMS = `create function search_similar_terms(in_store uuid, in_corpus text, words text[])
  returns table (asked text, term text, documents integer) ${HEAD} set pg_trgm.similarity_threshold = 0.2 as $$
begin
  perform search_check_store(in_store);
  return query
  select w.word, t.term::text, used.documents from unnest(words) as w(word), lateral (
    select terms.term from search_terms terms
    where terms.store_id = in_store and terms.corpus = in_corpus and terms.term % w.word
      and abs(length(terms.term) - length(w.word)) <= 2
    order by similarity(terms.term, w.word) desc, terms.term limit 24) t, lateral (
    select count(*)::integer as documents from search_postings p
    where p.store_id = in_store and p.corpus = in_corpus and p.term = t.term) used
  where used.documents > 0;
end $$`;

/**
 * BM25+ (k1 = 1.2, b = 0.6, delta = 0.5) over groups of terms, times the share of the query's information that a document
 * covers. Expansion i says: a document with terms[i] answers the query's word number word_numbers[i] (0 to 30) to the degree weights[i].
 * words: bit n is set when the document answers word n; strong: when a field that names the thing does.
 * Rows are many and their number is unknown to the planner, so it is told to hash and not to sort.
 */
export const RANKED = `create function search_ranked(in_store uuid, in_corpus text, word_numbers integer[], terms text[], weights real[], at_most integer)
  returns table (document_id uuid, score double precision, words integer, strong integer) ${HEAD} set enable_sort = off set enable_mergejoin = off set jit = off as $$
declare
  documents double precision;
  mean_length double precision;
begin
  perform search_check_store(in_store);
  select c.documents, greatest(1, c.total_length::double precision / greatest(1, c.documents)) into documents, mean_length
    from search_corpora c where c.store_id = in_store and c.corpus = in_corpus;
  return query
  with hit as materialized (
    select e.word, p.document_id, sum(p.weight * e.weight) as weight, max(p.weight) >= 1 as is_strong, max(p.document_length) as length
    from unnest(word_numbers, terms, weights) as e(word, term, weight), lateral (
      select postings.document_id, postings.weight, postings.document_length from search_postings postings
      where postings.store_id = in_store and postings.corpus = in_corpus and postings.term = e.term offset 0) p
    group by e.word, p.document_id
  ), information as materialized (
    select word, ln(1 + (greatest(0, documents - count(*)) + 0.5) / (count(*) + 0.5)) as idf from hit group by word
  ), total as (select sum(idf) as idf from information), scored as (
    select h.document_id,
      sum(i.idf * (0.5 + h.weight * 2.2 / (h.weight + 1.2 * (0.4 + 0.6 * h.length / mean_length)))) as bm25,
      sum(i.idf) as covered, bit_or(1 << h.word) as words, bit_or(case when h.is_strong then 1 << h.word else 0 end) as strong
    from hit h join information i using (word) group by h.document_id
  )
  select s.document_id, s.bm25 * s.covered / total.idf as score, s.words, s.strong from scored s, total
  order by score desc, s.document_id
  limit at_most;
end $$`;
