import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The facts that every store has an answer to are knowledge entries, one for each topic. */
export class KnowledgeTopics1700000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table knowledge_entries add column topic text
      check (topic in ('opening_hours', 'address', 'contact', 'shipping', 'payment', 'returns'))`);
    await runner.query('create unique index knowledge_entries_topic on knowledge_entries (store_id, topic) where topic is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table knowledge_entries drop column topic');
  }
}
