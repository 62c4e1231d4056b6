import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAMED_BY = ['bulk_messages', 'notification_rules'] as const;

/** An account that bulk messages or rules name is kept for them when it is deleted, as it is for conversations. Bulk messages that lost theirs have nothing to go on with. */
export class NamedAccounts1700000000398 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of NAMED_BY) {
      await runner.query(`alter table ${table} drop constraint ${table}_store_id_account_id_fkey`);
      await runner.query(`alter table ${table} add foreign key (store_id, account_id) references accounts (store_id, id)`);
    }
    await runner.query(`update bulk_recipients r set state = 'skipped', not_before = null, skip_code = 'account.not_found', skip_text = 'The account was deleted.'
      from bulk_messages b where b.store_id = r.store_id and b.id = r.bulk_id and b.account_id is null and b.state in ('queued', 'running', 'paused') and r.state = 'pending'`);
    await runner.query(`update bulk_messages set state = 'finished', held_until = null, finished_at = now(), pause_reason = null, pause_detail = null, updated_at = now()
      where account_id is null and state in ('queued', 'running', 'paused')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of NAMED_BY) {
      await runner.query(`alter table ${table} drop constraint ${table}_store_id_account_id_fkey`);
      await runner.query(`alter table ${table} add foreign key (store_id, account_id) references accounts (store_id, id) on delete set null (account_id)`);
    }
  }
}
