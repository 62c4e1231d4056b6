import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that were listened to or looked at before they knew their message. */
export class FilesMessages1700000000213 implements MigrationInterface {
  name = 'FilesMessages1700000000213';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update media f set message_id = m.id from messages m
      where f.message_id is null and (f.transcript_state is not null or f.description_state is not null)
        and m.store_id = f.store_id and m.kind in ('audio', 'image') and m.direction = 'in' and (m.content #>> '{media,mediaId}')::uuid = f.id`);
  }

  async down(): Promise<void> {
    // The column goes with the migration before.
  }
}
