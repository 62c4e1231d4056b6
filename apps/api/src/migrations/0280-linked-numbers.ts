import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever scans the QR code becomes the sender: which number linked, and whether it was compared with the account's. */
export class LinkedNumbers1700000000280 implements MigrationInterface {
  name = 'LinkedNumbers1700000000280';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table accounts add column linked_phone text, add column phone_unproven_at timestamptz, add column phone_due_at timestamptz,
      add column phone_tries int not null default 0`);
    await runner.query('create index accounts_phone_due on accounts (phone_due_at) where phone_due_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index accounts_phone_due');
    await runner.query('alter table accounts drop column linked_phone, drop column phone_unproven_at, drop column phone_due_at, drop column phone_tries');
  }
}
