import { TRANSCRIPT_STATES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers say in voice notes, beside the file. Null where nobody is to listen: pictures, documents, sounds of our own. */
export class Transcripts1700000000180 implements MigrationInterface {
  name = 'Transcripts1700000000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table media
      add column transcript_state text check (transcript_state in (${TRANSCRIPT_STATES.map((state) => `'${state}'`).join(', ')})),
      add column transcript text,
      add column transcript_failure text,
      add constraint media_ready_transcript_has_text check (transcript_state is distinct from 'ready' or transcript is not null)`);
    await runner.query("create index media_transcript_pending on media (created_at) where transcript_state = 'pending'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index media_transcript_pending');
    await runner.query('alter table media drop column transcript_state, drop column transcript, drop column transcript_failure');
  }
}
