import type { MigrationInterface, QueryRunner } from 'typeorm';

const OLD_PARTITIONS = `select inhrelid::regclass from pg_inherits where inhparent = 'webhook_events'::regclass
          and case when inhrelid::regclass::text ~ '^webhook_events_[0-9]{8}$' then to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') < before end`;

/** Raw events that nobody has read yet, as those of a store whose plan has ended, outlive the day's partition: they move to the default one. */
export class UnreadEvents1700000000397 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dropPartitionsWith(KEEP_UNREAD));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropPartitionsWith(''));
  }
}

export const KEEP_UNREAD = `
          execute format('alter table webhook_events detach partition %s', partition);
          execute format('insert into webhook_events select * from %s where state in (''pending'', ''held'')', partition);`;

/** The function with `before` done to each partition before it is dropped. */
export function dropPartitionsWith(before: string, settings = ''): string {
  return `create or replace function drop_webhook_partitions(before date) returns int language plpgsql security definer set search_path = public, pg_temp ${settings} as $$
      declare partition regclass; dropped int := 0;
      begin
        for partition in ${OLD_PARTITIONS}
        loop${before}
          execute format('drop table %s', partition);
          dropped := dropped + 1;
        end loop;
        return dropped;
      end $$`;
}
