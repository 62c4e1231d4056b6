import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SEARCH_MESSAGES } from './0160-inbox-search.js';

/** What is said in voice notes and seen in photos, for the search of the inbox. A file knows the message that it came with. */
export class SearchTold1700000000212 implements MigrationInterface {
  name = 'SearchTold1700000000212';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table media add column message_id uuid');
    await runner.query('create index media_message on media (store_id, message_id) where message_id is not null');
    await runner.query(TOLD);
    await runner.query('create index media_told on media using gin (store_id, inbox_words(inbox_told(transcript, description))) where transcript is not null or description is not null');
    await runner.query(SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SEARCH_MESSAGES);
    await runner.query('drop index media_told');
    await runner.query('drop function inbox_told(text, jsonb)');
    await runner.query('drop index media_message');
    await runner.query('alter table media drop column message_id');
  }
}

const TOLD = `create function inbox_told(transcript text, description jsonb) returns text immutable parallel safe language sql as $$
  select coalesce(transcript, '') || ' ' || coalesce(description ->> 'description', '') || ' ' || coalesce(description ->> 'text', '') $$`;

/** As it was, and with the messages whose file has all the words. */
const SEARCH = SEARCH_MESSAGES.replace(/with said as \([\s\S]*?\n {2}\), called as/, `with heard as (
    select m.conversation_id, m.id as message_id, m.occurred_at
    from messages m
    where words <> '' and m.store_id = in_store and m.text <> '' and inbox_words(m.text) @@ to_tsquery('simple'::regconfig, words)
    union all
    select m.conversation_id, m.id, m.occurred_at
    from media f join messages m on m.store_id = in_store and m.id = f.message_id and m.deleted_at is null
    where words <> '' and f.store_id = in_store and (f.transcript is not null or f.description is not null)
      and inbox_words(inbox_told(f.transcript, f.description)) @@ to_tsquery('simple'::regconfig, words)
  ), said as (
    select distinct on (h.conversation_id) h.conversation_id, h.message_id from heard h order by h.conversation_id, h.occurred_at desc, h.message_id desc
  ), called as`);
