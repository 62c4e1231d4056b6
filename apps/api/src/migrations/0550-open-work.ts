import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work of which only a bell knew until now: read receipts that are to be sent, answers to STOP and START, hidden ids of which nobody was asked yet,
 * and carts from WhatsApp's catalog that could not be taken over. Their indexes come with the next migration.
 */
export class OpenWork1700000000550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messages add column receipt_due_at timestamptz');
    await runner.query('alter table consent_facts add column answer_due_at timestamptz');
    await runner.query('alter table customer_identities add column asked_at timestamptz');
    await runner.query(`alter table order_cart_messages alter column taken_at drop not null,
      add column tries int not null default 0, add column due_at timestamptz, add column error text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from order_cart_messages where taken_at is null');
    await runner.query('alter table order_cart_messages drop column error, drop column due_at, drop column tries, alter column taken_at set not null');
    await runner.query('alter table customer_identities drop column asked_at');
    await runner.query('alter table consent_facts drop column answer_due_at');
    await runner.query('alter table messages drop column receipt_due_at');
  }
}
