import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/database/roles.js';
import { HEAD, KNOWN_TERMS as KNOWN_BEFORE, SIMILAR_TERMS as SIMILAR_BEFORE } from './0045-search.js';
import { RANKED as RANKED_BEFORE } from './0171-search-meaning.js';

const KNOWN_NAME = 'search_known_terms(uuid, text, text[], text[], text[])';
const SIMILAR_NAME = 'search_similar_terms(uuid, text, text[])';
const RANKED_NAME_BEFORE = 'search_ranked(uuid, text, integer[], text[], real[], real[], integer)';
const RANKED_NAME = 'search_ranked(uuid, text, integer[], text[], real[], real[], integer[], real, integer)';

/** The vocabulary counts the documents of its terms, so that nothing has to be counted while somebody waits, and frequent words are only looked up where rare ones lead. */
export class SearchFrequencies1700000000172 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table search_terms add column documents integer not null default 0');
    await runner.query(`update search_terms t set documents = p.documents from (select store_id, corpus, term, count(*)::integer as documents from search_postings group by 1, 2, 3) p
      where t.store_id = p.store_id and t.corpus = p.corpus and t.term = p.term`);
    // Room for the counts of a term on its own page, so that its three indexes need no new entry.
    await runner.query('alter table search_terms set (fillfactor = 60)');
    // Ranking reads the index only, in which the postings of a term stand side by side.
    await runner.query('alter table search_postings drop constraint search_postings_pkey, add primary key (store_id, corpus, term, document_id) include (weight, document_length)');
    await replace(runner, [[KNOWN_NAME, KNOWN_TERMS, KNOWN_NAME], [SIMILAR_NAME, SIMILAR_TERMS, SIMILAR_NAME], [RANKED_NAME_BEFORE, RANKED, RANKED_NAME]]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, [[KNOWN_NAME, KNOWN_BEFORE, KNOWN_NAME], [SIMILAR_NAME, SIMILAR_BEFORE, SIMILAR_NAME], [RANKED_NAME, RANKED_BEFORE, RANKED_NAME_BEFORE]]);
    await runner.query('alter table search_postings drop constraint search_postings_pkey, add primary key (store_id, corpus, term, document_id)');
    await runner.query('alter table search_terms reset (fillfactor)');
    await runner.query('alter table search_terms drop column documents');
  }
}

async function replace(runner: QueryRunner, functions: readonly (readonly [old: string, sql: string, name: string])[]): Promise<void> {
  for (const [old, sql, name] of functions) {
    await runner.query(`drop function ${old}`);
    await runner.query(sql);
    await runner.query(`revoke all on function ${name} from public`);
    await runner.query(`grant execute on function ${name} to ${APP_ROLE}`);
  }
}

/** For every asked word: the word itself, words of the same stem, and words that begin with it. Only terms in use are given, with their number of documents. */
const KNOWN_TERMS = `create function search_known_terms(in_store uuid, in_corpus text, words text[], stems text[], prefixes text[])
  returns table (kind text, asked text, term text, documents integer) ${HEAD} as $$
begin
  perform search_check_store(in_store);
  return query
  select found.kind, found.asked, found.term::text, found.documents from (
    select 'word' as kind, w.word as asked, t.term, t.documents from unnest(words) as w(word), lateral (
      select terms.term, terms.documents from search_terms terms
      where terms.store_id = in_store and terms.corpus = in_corpus and terms.term = w.word and terms.documents > 0 offset 0) t
    union all
    select 'stem', s.stem, t.term, t.documents from unnest(stems) as s(stem), lateral (
      select terms.term, terms.documents from search_terms terms
      where terms.store_id = in_store and terms.corpus = in_corpus and terms.stem = s.stem and terms.documents > 0 offset 0) t
    union all
    select 'prefix', p.prefix, t.term, t.documents from unnest(prefixes) as p(prefix), lateral (
      select terms.term, terms.documents from search_terms terms
      where terms.store_id = in_store and terms.corpus = in_corpus and terms.documents > 0
        and terms.term > p.prefix and terms.term < p.prefix || U&'\\+10FFFF'
      order by length(terms.term), terms.term limit 40) t
  ) found;
end $$`;

/** For every asked word: up to 24 terms in use that share many trigrams with it, nearest first, with their number of documents. */
export const SIMILAR_TERMS = `create function search_similar_terms(in_store uuid, in_corpus text, words text[])
  returns table (asked text, term text, documents integer) ${HEAD} set pg_trgm.similarity_threshold = 0.25 as $$
begin
  perform search_check_store(in_store);
  return query
  select w.word, t.term::text, t.documents from unnest(words) as w(word), lateral (
    select terms.term, terms.documents from search_terms terms
    where terms.store_id = in_store and terms.corpus = in_corpus and terms.term % w.word and terms.documents > 0
      and abs(length(terms.term) - length(w.word)) <= 2
    order by similarity(terms.term, w.word) desc, terms.term limit 24) t;
end $$`;

/**
 * BM25+ (k1 = 1.2, b = 0.6, delta = 0.5) over groups of terms, times the share of the query's information that a document
 * covers. Expansion i says: a document with terms[i] answers the query's slot number slot_numbers[i] (0 to 30) to the degree weights[i].
 * importances and slot_documents: of every slot, also of those that no term answers; covered: the share with them.
 * slots: bit n is set when the document answers slot n; strong: when a field that names the thing does.
 * A document that covers less than least_covered is of no use, so frequent words that do not reach it together are read only for
 * documents that other words have found, where that is less work.
 * Rows are many and their number is unknown to the planner, so it is told to hash and not to sort.
 */
const RANKED = `create function search_ranked(in_store uuid, in_corpus text, slot_numbers integer[], terms text[], weights real[], importances real[], slot_documents integer[], least_covered real, at_most integer)
  returns table (document_id uuid, score double precision, covered double precision, slots integer, strong integer) ${HEAD} set enable_sort = off set enable_mergejoin = off set jit = off as $$
declare
  total_documents double precision;
  mean_length double precision;
begin
  perform search_check_store(in_store);
  select c.documents, greatest(1, c.total_length::double precision / greatest(1, c.documents)) into total_documents, mean_length
    from search_corpora c where c.store_id = in_store and c.corpus = in_corpus;
  return query
  with information as materialized (
    select (i.place - 1)::integer as slot, i.importance * ln(1 + (greatest(0, total_documents - i.documents) + 0.5) / (least(total_documents, i.documents) + 0.5)) as idf, i.documents
    from unnest(importances, slot_documents) with ordinality as i(importance, documents, place)
  ), shares as materialized (
    select slot, idf, documents, sum(idf) over () as total, sum(idf) over (order by idf, slot) >= least_covered * sum(idf) over () as leads from information
  ), leaders as materialized (select sum(documents) as documents from shares where leads
  ), expansion as materialized (
    select s.slot, e.term, e.weight, s.leads or s.documents < leaders.documents * 2 as is_read
    from unnest(slot_numbers, terms, weights) as e(slot, term, weight) join shares s on s.slot = e.slot cross join leaders
  ), read as materialized (
    select e.slot, p.document_id, sum(p.weight * e.weight) as weight, max(p.weight) >= 1 as is_strong, max(p.document_length) as length
    from expansion e, lateral (
      select postings.document_id, postings.weight, postings.document_length from search_postings postings
      where postings.store_id = in_store and postings.corpus = in_corpus and postings.term = e.term offset 0) p
    where e.is_read group by e.slot, p.document_id
  ), candidate as materialized (
    select r.document_id from read r where exists (select from expansion e where not e.is_read) group by r.document_id
  ), probed as materialized (
    select e.slot, c.document_id, sum(p.weight * e.weight) as weight, max(p.weight) >= 1 as is_strong, max(p.document_length) as length
    from expansion e, candidate c, lateral (
      select postings.weight, postings.document_length from search_postings postings
      where postings.store_id = in_store and postings.corpus = in_corpus and postings.term = e.term and postings.document_id = c.document_id offset 0) p
    where not e.is_read group by e.slot, c.document_id
  ), scored as (
    select h.document_id,
      sum(s.idf * (0.5 + h.weight * 2.2 / (h.weight + 1.2 * (0.4 + 0.6 * h.length / mean_length)))) as bm25,
      sum(s.idf) / max(s.total) as covered, bit_or(1 << h.slot) as slots, bit_or(case when h.is_strong then 1 << h.slot else 0 end) as strong
    from (select * from read union all select * from probed) h join shares s on s.slot = h.slot group by h.document_id
  )
  select s.document_id, s.bm25 * s.covered, s.covered, s.slots, s.strong from scored s
  where s.covered >= least_covered
  order by 2 desc, s.document_id
  limit at_most;
end $$`;
