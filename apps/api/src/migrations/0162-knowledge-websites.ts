import type { MigrationInterface, QueryRunner } from 'typeorm';

const SOURCES = 'knowledge_sources_kind_check';
const ENTRIES = 'knowledge_entries_kind_check';

/** Websites that knowledge is read from: an entry for each page. */
export class KnowledgeWebsites1700000000162 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table knowledge_sources
      add column url text,
      add column depth integer check (depth between 0 and 2),
      add column schedule text check (schedule in ('never', 'daily', 'weekly')),
      drop constraint ${SOURCES}, add constraint ${SOURCES} check (kind in ('document', 'website')),
      add constraint knowledge_sources_website_has_url check ((kind = 'website') = (url is not null and depth is not null and schedule is not null))`);
    await runner.query('create unique index knowledge_sources_url on knowledge_sources (store_id, url) where url is not null');
    await runner.query(`alter table knowledge_entries add column url text, add column content_hash text,
      drop constraint ${ENTRIES}, add constraint ${ENTRIES} check (kind in ('faq', 'policy', 'article', 'document', 'page'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from knowledge_sources where kind = 'website'`);
    await runner.query(`alter table knowledge_entries drop column url, drop column content_hash,
      drop constraint ${ENTRIES}, add constraint ${ENTRIES} check (kind in ('faq', 'policy', 'article', 'document'))`);
    await runner.query(`alter table knowledge_sources drop column url, drop column depth, drop column schedule,
      drop constraint ${SOURCES}, add constraint ${SOURCES} check (kind in ('document'))`);
  }
}
