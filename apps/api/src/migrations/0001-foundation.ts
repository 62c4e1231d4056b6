import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, DOOR_ROLE } from '../platform/database/roles.js';

/** Extensions, privileges of the two roles, and the functions that several tables use. */
export class Foundation1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const extension of ['pg_trgm', 'unaccent', 'fuzzystrmatch']) await runner.query(`create extension if not exists ${extension}`);
    await runner.query(`grant usage on schema public to ${APP_ROLE}, ${DOOR_ROLE}`);
    await runner.query(`alter default privileges in schema public grant select, insert, update, delete on tables to ${APP_ROLE}, ${DOOR_ROLE}`);
    await runner.query(`alter default privileges in schema public grant usage, select on sequences to ${APP_ROLE}, ${DOOR_ROLE}`);
    // unaccent() is only stable, and an index needs an immutable expression: the dictionary is named and never changes here.
    await runner.query(`create function plain_text(value text) returns text language sql immutable strict parallel safe
      set search_path = public, pg_temp as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$`);
    // Same numbers as statusRank() in libs/contracts.
    await runner.query(`create function message_status_rank(status text) returns numeric language sql immutable strict parallel safe as $$
      select case status when 'queued' then 0 when 'sending' then 1 when 'unknown' then 2 when 'failed' then 2.5
        when 'sent' then 3 when 'delivered' then 4 when 'read' then 5 when 'played' then 6 else -1 end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function message_status_rank(text)');
    await runner.query('drop function plain_text(text)');
    await runner.query(`alter default privileges in schema public revoke usage, select on sequences from ${APP_ROLE}, ${DOOR_ROLE}`);
    await runner.query(`alter default privileges in schema public revoke select, insert, update, delete on tables from ${APP_ROLE}, ${DOOR_ROLE}`);
    await runner.query(`revoke usage on schema public from ${APP_ROLE}, ${DOOR_ROLE}`);
    for (const extension of ['fuzzystrmatch', 'unaccent', 'pg_trgm']) await runner.query(`drop extension if exists ${extension}`);
  }
}
