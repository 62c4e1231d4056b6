import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates of a business account outlive the account that they were made through, for as long as another account of it is there. */
export class TemplateAccounts1700000000270 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function leave_templates() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or (old.removed_at is null and new.removed_at is not null) then
        update templates t set account_id = heir.id
        from (
          select a.id from accounts a
          where a.store_id = old.store_id and a.business_account_id = old.business_account_id and a.id <> old.id and a.removed_at is null
          order by a.status = 'active' desc, a.id limit 1
        ) heir
        where t.store_id = old.store_id and t.account_id = old.id and t.business_account_id = old.business_account_id;
      end if;
      return coalesce(new, old);
    end $$`);
    await runner.query('create trigger leave_templates before delete or update of removed_at on accounts for each row execute function leave_templates()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger leave_templates on accounts');
    await runner.query('drop function leave_templates()');
  }
}
