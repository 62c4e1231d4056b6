import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the sweeper finds that work. Built beside those who write meanwhile. */
export class OpenWorkFound1700000000551 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, rows] of INDEXES) {
      // One whose building was cut short is there, and of no use.
      await runner.query(`drop index concurrently if exists ${name}`);
      await runner.query(`create index concurrently ${name} on ${rows}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await runner.query(`drop index ${name}`);
  }
}

const INDEXES = [
  ['messages_receipts', 'messages (receipt_due_at) where receipt_due_at is not null'],
  ['consent_facts_to_answer', 'consent_facts (answer_due_at) where answer_due_at is not null'],
  ['customer_identities_to_ask', `customer_identities (created_at) where kind = 'lid' and asked_at is null`],
] as const;
