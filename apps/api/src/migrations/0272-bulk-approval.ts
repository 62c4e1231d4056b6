import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recipients are not written to in their order: those whose country sleeps wait. What somebody has approved is a time, therefore. */
export class BulkApproval1700000000272 implements MigrationInterface {
  name = 'BulkApproval1700000000272';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bulk_messages add column approved_at timestamptz');
    await runner.query(`update bulk_messages b set approved_at = (
      select max(r.written_at) from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.position <= b.approved_until) where approved_until > 0`);
    await runner.query('alter table bulk_messages drop column approved_until');
    await runner.query('create index bulk_recipients_written on bulk_recipients (store_id, bulk_id, written_at) where written_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index bulk_recipients_written');
    await runner.query('alter table bulk_messages add column approved_until int not null default 0');
    await runner.query(`update bulk_messages b set approved_until = coalesce((
      select max(r.position) from bulk_recipients r where r.store_id = b.store_id and r.bulk_id = b.id and r.written_at <= b.approved_at), 0) where approved_at is not null`);
    await runner.query('alter table bulk_messages drop column approved_at');
  }
}
