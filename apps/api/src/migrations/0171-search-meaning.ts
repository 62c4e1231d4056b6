import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/database/roles.js';
import { HEAD, RANKED as RANKED_BEFORE } from './0045-search.js';

const BEFORE = 'search_ranked(uuid, text, integer[], text[], real[], integer)';
const NOW = 'search_ranked(uuid, text, integer[], text[], real[], real[], integer)';

/** Ranking knows how much each part of a query matters and says how much of it a document covers; forms of a Hindi word share a stem. */
export class SearchMeaning1700000000171 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await replace(runner, BEFORE, RANKED, NOW);
    await runner.query(`update search_terms set stem = regexp_replace(replace(replace(term, U&'\\093c', ''), U&'\\0901', U&'\\0902'), '(?<=..)(?:ियों|ियां|ाओं|ओं|ों|ें|ीं|ां|ा|ी|े|ो|ं)$', '') where term ~ U&'^[\\0900-\\097f]+$'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, NOW, RANKED_BEFORE, BEFORE);
  }
}

async function replace(runner: QueryRunner, old: string, sql: string, name: string): Promise<void> {
  await runner.query(`drop function ${old}`);
  await runner.query(sql);
  await runner.query(`revoke all on function ${name} from public`);
  await runner.query(`grant execute on function ${name} to ${APP_ROLE}`);
}

/**
 * BM25+ (k1 = 1.2, b = 0.6, delta = 0.5) over groups of terms, times the share of the query's information that a document
 * covers. Expansion i says: a document with terms[i] answers the query's slot number slot_numbers[i] (0 to 30) to the degree weights[i].
 * importances: of every slot, also of those that no term answers; covered: the share with them.
 * slots: bit n is set when the document answers slot n; strong: when a field that names the thing does.
 * Rows are many and their number is unknown to the planner, so it is told to hash and not to sort.
 */
export const RANKED = `create function search_ranked(in_store uuid, in_corpus text, slot_numbers integer[], terms text[], weights real[], importances real[], at_most integer)
  returns table (document_id uuid, score double precision, covered double precision, slots integer, strong integer) ${HEAD} set enable_sort = off set enable_mergejoin = off set jit = off as $$
declare
  total_documents double precision;
  mean_length double precision;
begin
  perform search_check_store(in_store);
  select c.documents, greatest(1, c.total_length::double precision / greatest(1, c.documents)) into total_documents, mean_length
    from search_corpora c where c.store_id = in_store and c.corpus = in_corpus;
  return query
  with hit as materialized (
    select e.slot, p.document_id, sum(p.weight * e.weight) as weight, max(p.weight) >= 1 as is_strong, max(p.document_length) as length
    from unnest(slot_numbers, terms, weights) as e(slot, term, weight), lateral (
      select postings.document_id, postings.weight, postings.document_length from search_postings postings
      where postings.store_id = in_store and postings.corpus = in_corpus and postings.term = e.term offset 0) p
    group by e.slot, p.document_id
  ), found as materialized (
    select slot, count(*) as documents from hit group by slot
  ), information as materialized (
    select (i.place - 1)::integer as slot, i.importance * ln(1 + (greatest(0, total_documents - coalesce(f.documents, 0)) + 0.5) / (coalesce(f.documents, 0) + 0.5)) as idf
    from unnest(importances) with ordinality as i(importance, place) left join found f on f.slot = i.place - 1
  ), total as (select sum(idf) as idf from information), scored as (
    select h.document_id,
      sum(i.idf * (0.5 + h.weight * 2.2 / (h.weight + 1.2 * (0.4 + 0.6 * h.length / mean_length)))) as bm25,
      sum(i.idf) as idf, bit_or(1 << h.slot) as slots, bit_or(case when h.is_strong then 1 << h.slot else 0 end) as strong
    from hit h join information i using (slot) group by h.document_id
  )
  select s.document_id, s.bm25 * s.idf / total.idf, s.idf / total.idf, s.slots, s.strong from scored s, total
  order by 2 desc, s.document_id
  limit at_most;
end $$`;
