import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropPartitionsWith, KEEP_UNREAD } from './0397-unread-events.js';

/** Nothing can be stored while a partition is taken off: what nobody has read is found by its indexes, and who is in the way is waited for briefly. */
export class ShortDetach1700000000440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dropPartitionsWith(`
          execute format('alter table webhook_events detach partition %s', partition);
          execute format('insert into webhook_events select * from %s where state = ''pending''', partition);
          execute format('insert into webhook_events select * from %s where state = ''held''', partition);`, 'set lock_timeout = \'2s\''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropPartitionsWith(KEEP_UNREAD));
  }
}
