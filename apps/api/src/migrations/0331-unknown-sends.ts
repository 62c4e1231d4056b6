import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sends of which nobody knows are looked for every few seconds, and not in everything that waits. The status itself is not asked for: what the
 * index asks for stays as it is while a message is sent, delivered and read, so that it stays on its page.
 */
export class UnknownSends1700000000331 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index messages_unknown on messages (unknown_since) where is_waiting and unknown_count < 2 and unknown_since is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index messages_unknown');
  }
}
