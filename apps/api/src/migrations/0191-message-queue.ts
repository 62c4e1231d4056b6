import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is in the queue is a column of its own, which the provider's acceptance changes and "sent", "delivered" and "read" do not. As long as the
 * indexes asked for the status itself, each of these three wrote new entries into all indexes of the message; now it stays on its page.
 */
export class MessageQueue1700000000191 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index messages_to_send, messages_waiting');
    await runner.query(`alter table messages
      add column is_waiting boolean not null generated always as (coalesce(status in ('queued', 'sending', 'unknown') and external_id is null, false)) stored`);
    await runner.query('create index messages_to_send on messages (store_id, conversation_id, created_at, id) where is_waiting');
    await runner.query('create index messages_waiting on messages (coalesce(next_attempt_at, created_at)) where is_waiting');
    // Room for a few ticks on the page of the message itself.
    await runner.query('alter table messages set (fillfactor = 75)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messages reset (fillfactor)');
    await runner.query('drop index messages_to_send, messages_waiting');
    await runner.query('alter table messages drop column is_waiting');
    await runner.query(`create index messages_to_send on messages (store_id, conversation_id, created_at, id) where status in ('queued', 'sending')`);
    await runner.query(`create index messages_waiting on messages (coalesce(next_attempt_at, created_at)) where status in ('queued', 'sending', 'unknown')`);
  }
}
