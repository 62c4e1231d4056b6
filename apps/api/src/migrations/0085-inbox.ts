import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes of the inbox's lists: the conversations of one customer, of one person, and those with unread messages; and the key of the request that sent a message. */
export class Inbox1700000000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index conversations_of_customer on conversations (store_id, customer_id, last_message_at desc, id desc)');
    await runner.query('create index conversations_of_assignee on conversations (store_id, assignee_id, last_message_at desc, id desc) where assignee_id is not null');
    await runner.query('create index conversations_unread on conversations (store_id, last_message_at desc, id desc) where unread_count > 0');
    await runner.query('alter table messages add column request_key text');
    await runner.query('create unique index messages_request_key on messages (store_id, request_key) where request_key is not null');
    await runner.query(`create index conversations_snoozed on conversations (snoozed_until) where state = 'snoozed'`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messages drop column request_key');
    for (const index of ['conversations_snoozed', 'conversations_unread', 'conversations_of_assignee', 'conversations_of_customer']) await runner.query(`drop index ${index}`);
  }
}
