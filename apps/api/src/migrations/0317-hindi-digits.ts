import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Devanagari digits in indexed words become the usual ones, as in words that are typed. */
export class HindiDigits1700000000317 implements MigrationInterface {
  name = 'HindiDigits1700000000317';

  async up(runner: QueryRunner): Promise<void> {
    const plain = (column: string): string => `translate(${column}, '०१२३४५६७८९', '0123456789')`;
    await runner.query(`with old as (delete from search_terms where term ~ '[०-९]' returning *)
      insert into search_terms (store_id, corpus, term, stem, documents) select store_id, corpus, ${plain('term')}, min(${plain('stem')}), sum(documents) from old group by 1, 2, 3
      on conflict (store_id, corpus, term) do update set documents = search_terms.documents + excluded.documents`);
    await runner.query(`with old as (delete from search_postings where term ~ '[०-९]' returning *)
      insert into search_postings (store_id, corpus, term, document_id, weight, document_length) select store_id, corpus, ${plain('term')}, document_id, sum(weight), max(document_length) from old group by 1, 2, 3, 4
      on conflict (store_id, corpus, term, document_id) do update set weight = search_postings.weight + excluded.weight`);
  }

  /** Both kinds of digits were one word all along: nothing is to be restored. */
  async down(): Promise<void> {}
}
