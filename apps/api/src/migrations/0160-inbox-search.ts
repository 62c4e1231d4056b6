import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../platform/database/roles.js';

const FIND = 'search_conversations(uuid, text, text[])';

/**
 * Words of messages, and parts of customers' names and numbers, for the search of the inbox. As with every text search a function of
 * the schema's owner reads, because row-level security keeps such operators from their indexes; it refuses any store but the current one.
 */
export class InboxSearch1700000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [FOLD, WORDS, PERSON, MESSAGES_INDEX, CUSTOMERS_INDEX, SEARCH_MESSAGES]) await runner.query(sql);
    await runner.query(`revoke all on function ${FIND} from public`);
    await runner.query(`grant execute on function ${FIND} to ${APP_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${FIND}`);
    await runner.query('drop index customers_words');
    await runner.query('drop index messages_words');
    for (const name of ['inbox_person(text, text, text, text)', 'inbox_words(text)', 'inbox_fold(text)']) await runner.query(`drop function ${name}`);
  }
}

/** Small letters without accents, and Arabic without vowel signs and without the stretching of words. */
const FOLD = String.raw`create function inbox_fold(words text) returns text immutable parallel safe strict language sql as $$
  select lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f\u064b-\u065f\u0670\u0640]', '', 'g')) $$`;

/** The beginning of a text is enough to find it by. */
const WORDS = `create function inbox_words(words text) returns tsvector immutable parallel safe strict language sql as $$
  select to_tsvector('simple'::regconfig, regexp_replace(public.inbox_fold(left(words, 4000)), '[^[:alnum:]]+', ' ', 'g')) $$`;

const PERSON = `create function inbox_person(name text, profile_name text, username text, phone text) returns text immutable parallel safe language sql as $$
  select public.inbox_fold(coalesce(name, '') || ' ' || coalesce(profile_name, '') || ' ' || coalesce(username, '') || ' ' || coalesce(phone, '')) $$`;

const MESSAGES_INDEX = `create index messages_words on messages using gin (store_id, inbox_words(text)) where text <> ''`;
const CUSTOMERS_INDEX = 'create index customers_words on customers using gin (store_id, inbox_person(name, profile_name, username, phone) gin_trgm_ops)';

/**
 * Conversations with a message that has all the words ("camp:* & lantern:*", '' for none), each with the newest such message, and those
 * of customers who are called by all of up to three parts ("%lina%", ...).
 */
export const SEARCH_MESSAGES = `create or replace function search_conversations(in_store uuid, words text, parts text[]) returns table (conversation_id uuid, message_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  perform search_check_store(in_store);
  return query
  with said as (
    select distinct on (m.conversation_id) m.conversation_id, m.id as message_id
    from messages m
    where words <> '' and m.store_id = in_store and m.text <> '' and inbox_words(m.text) @@ to_tsquery('simple'::regconfig, words)
    order by m.conversation_id, m.occurred_at desc, m.id desc
  ), called as (
    select v.id as conversation_id from customers p join conversations v on v.store_id = in_store and v.customer_id = p.id
    where p.store_id = in_store
      and inbox_person(p.name, p.profile_name, p.username, p.phone) like parts[1]
      and inbox_person(p.name, p.profile_name, p.username, p.phone) like coalesce(parts[2], parts[1])
      and inbox_person(p.name, p.profile_name, p.username, p.phone) like coalesce(parts[3], parts[1])
  )
  select coalesce(s.conversation_id, c.conversation_id), s.message_id from said s full join called c on c.conversation_id = s.conversation_id;
end $$`;
