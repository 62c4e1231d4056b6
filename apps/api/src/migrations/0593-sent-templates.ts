import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAME = 'messages_templates';

/** Messages that were made of a template, by when: how often each was sent. What the index asks for stays as it was written, so receipts do not touch it. */
export class SentTemplates1700000000593 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // What a build that was cut short left behind.
    await runner.query(`drop index concurrently if exists ${NAME}`);
    await runner.query(`create index concurrently ${NAME} on messages (store_id, id) where direction = 'out' and (kind = 'template' or kind = 'text' and content ? 'template')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ${NAME}`);
  }
}
