import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What no longer rests on the order of arrival: the names of customers, whose a number is (every id it was seen with, since when), and what is unread after somebody typed on the phone. */
export class NamesAndNumbers1700000000520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Before the tables are altered: from then on everybody waits for the end.
    await runner.query(`update customer_identities i set seen_with = (
      select jsonb_object_agg(s.key, jsonb_build_object(s.value->>'bsuid', s.value->>'at')) from jsonb_each(i.seen_with) s) where i.seen_with <> '{}'`);
    await runner.query('alter table customers add profile_name_at timestamptz, add username_at timestamptz, add phone_at timestamptz');
    await runner.query('alter table conversations add typed_at timestamptz');
  }

  /** Of several ids the one that came last stays. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update customer_identities i set seen_with = (
      select jsonb_object_agg(s.key, (select jsonb_build_object('bsuid', e.key, 'at', e.value) from jsonb_each_text(s.value) e order by e.value desc, e.key desc limit 1)) from jsonb_each(i.seen_with) s)
      where i.seen_with <> '{}'`);
    await runner.query('alter table conversations drop column typed_at');
    await runner.query('alter table customers drop column profile_name_at, drop column username_at, drop column phone_at');
  }
}
