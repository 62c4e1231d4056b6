import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const MEMBERS = `'name', a.name, 'tone', a.tone, 'languages', to_jsonb(a.languages), 'instructions', a.instructions, 'handOffKeywords', to_jsonb(a.hand_off_keywords), 'greeting', a.greeting`;

/** How an assistant behaves is drafted and published in numbered versions; what it was told so far becomes the first of them. */
export class AssistantVersions1700000000220 implements MigrationInterface {
  name = 'AssistantVersions1700000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table assistant_versions (
      store_id uuid not null references stores (id) on delete cascade,
      id uuid not null,
      number int not null check (number > 0),
      behaviour jsonb not null,
      note text not null,
      restored_from int,
      published_by uuid,
      published_at timestamptz not null,
      primary key (store_id, id),
      constraint assistant_versions_number unique (store_id, number)
    )`);
    await runner.query(`create table assistant_drafts (
      store_id uuid primary key references stores (id) on delete cascade,
      behaviour jsonb,
      revision int not null,
      changed_by uuid,
      changed_at timestamptz not null
    )`);
    for (const table of ['assistant_versions', 'assistant_drafts']) await tenantTable(runner, table);
    await runner.query('alter table assistant_settings add column version_id uuid');
    // Ids of later versions begin with their time: the first one sorts before them.
    await runner.query(`insert into assistant_versions (store_id, id, number, behaviour, note, published_at)
      select a.store_id, ('00000000' || substr(gen_random_uuid()::text, 9))::uuid, 1, jsonb_build_object(${MEMBERS}), '', a.updated_at from assistant_settings a`);
    await runner.query('update assistant_settings a set version_id = v.id from assistant_versions v where v.store_id = a.store_id');
    await runner.query('alter table assistant_settings add foreign key (store_id, version_id) references assistant_versions (store_id, id)');
    await runner.query('alter table assistant_settings drop column name, drop column tone, drop column languages, drop column instructions, drop column hand_off_keywords, drop column greeting');
    await runner.query('alter table runs add column behaviour_version int, add column is_unanswered boolean not null default false');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table runs drop column behaviour_version, drop column is_unanswered');
    await runner.query(`alter table assistant_settings add column name text not null default '', add column tone text not null default 'friendly' check (tone in ('friendly', 'professional', 'playful')),
      add column languages text[] not null default '{}', add column instructions text not null default '', add column hand_off_keywords text[] not null default '{}', add column greeting text not null default ''`);
    await runner.query(`update assistant_settings a set name = v.behaviour ->> 'name', tone = v.behaviour ->> 'tone', instructions = v.behaviour ->> 'instructions', greeting = v.behaviour ->> 'greeting',
        languages = array(select jsonb_array_elements_text(v.behaviour -> 'languages')), hand_off_keywords = array(select jsonb_array_elements_text(v.behaviour -> 'handOffKeywords'))
      from assistant_versions v where v.store_id = a.store_id and v.id = a.version_id`);
    await runner.query(`alter table assistant_settings drop column version_id, ${['name', 'tone', 'languages', 'instructions', 'hand_off_keywords', 'greeting'].map((column) => `alter column ${column} drop default`).join(', ')}`);
    await runner.query('drop table assistant_drafts');
    await runner.query('drop table assistant_versions');
  }
}
