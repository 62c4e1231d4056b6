import { DESCRIPTION_STATES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be seen in customers' photos, beside the file. Null where nobody is to look: files of our own, what is no photo. */
export class PhotoDescriptions1700000000210 implements MigrationInterface {
  name = 'PhotoDescriptions1700000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table media
      add column description_state text check (description_state in (${DESCRIPTION_STATES.map((state) => `'${state}'`).join(', ')})),
      add column description jsonb,
      add column description_failure text,
      add constraint media_ready_description_is_there check (description_state is distinct from 'ready' or description is not null)`);
    await runner.query("create index media_description_pending on media (created_at) where description_state = 'pending'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index media_description_pending');
    await runner.query('alter table media drop column description_state, drop column description, drop column description_failure');
  }
}
