import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which business-scoped id a number was seen: with another one it has another owner. Numbers known before learn theirs with the next message. */
export class OwnersOfNumbers1700000000470 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table customer_identities add seen_with jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table customer_identities drop column seen_with');
  }
}
