import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/database/roles.js';
import { HEAD } from './0045-search.js';
import { SIMILAR_TERMS as SIMILAR_BEFORE } from './0172-search-frequencies.js';

const BEFORE = 'search_similar_terms(uuid, text, text[])';
const NOW = 'search_similar_terms(uuid, text, text[], real[])';

/** How much a term must look like a word is said for each word: most of the time went into comparing terms that could never have been meant. */
export class SimilarTerms1700000000318 implements MigrationInterface {
  name = 'SimilarTerms1700000000318';

  async up(runner: QueryRunner): Promise<void> {
    await replace(runner, BEFORE, SIMILAR_TERMS, NOW);
  }
  async down(runner: QueryRunner): Promise<void> {
    await replace(runner, NOW, SIMILAR_BEFORE, BEFORE);
  }
}

async function replace(runner: QueryRunner, old: string, sql: string, name: string): Promise<void> {
  await runner.query(`drop function ${old}`);
  await runner.query(sql);
  await runner.query(`revoke all on function ${name} from public`);
  await runner.query(`grant execute on function ${name} to ${APP_ROLE}`);
}

/** For words[i]: up to 24 terms in use that share at least thresholds[i] of the trigrams with it, nearest first, with their number of documents. */
const SIMILAR_TERMS = `create function search_similar_terms(in_store uuid, in_corpus text, words text[], thresholds real[])
  returns table (asked text, term text, documents integer) ${HEAD} set pg_trgm.similarity_threshold = 0.25 as $$
declare
  word text;
begin
  perform search_check_store(in_store);
  for place in 1 .. coalesce(array_length(words, 1), 0) loop
    word := words[place];
    perform set_config('pg_trgm.similarity_threshold', thresholds[place]::text, true);
    return query
    select word, t.term::text, t.documents from search_terms t
    where t.store_id = in_store and t.corpus = in_corpus and t.term % word and t.documents > 0 and abs(length(t.term) - length(word)) <= 2
    order by similarity(t.term, word) desc, t.term limit 24;
  end loop;
end $$`;
