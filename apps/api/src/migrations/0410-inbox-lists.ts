import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes of the inbox's lists: those who wait by how long they have, and messages that failed. */
export class InboxLists1700000000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index conversations_waiting on conversations (store_id, handler_changed_at, id) where state = 'open' and handler = 'waiting'`);
    // By the failure and not by the status: a tick then stays on the page of its message.
    await runner.query('create index messages_failed on messages (store_id, conversation_id) where failure is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index conversations_waiting, messages_failed');
  }
}
