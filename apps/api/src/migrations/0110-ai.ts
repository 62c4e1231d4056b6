import { SILENCE_REASONS } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

/** Each store's assistant, and the record of its runs. */
export class Ai1700000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table assistant_settings (
      store_id uuid primary key references stores (id) on delete cascade,
      enabled boolean not null,
      name text not null,
      tone text not null check (tone in ('friendly', 'professional', 'playful')),
      languages text[] not null,
      instructions text not null,
      hand_off_keywords text[] not null,
      greeting text not null,
      hours jsonb,
      quiet_window_ms int check (quiet_window_ms between 0 and 60000),
      updated_at timestamptz not null
    )`);
    await runner.query(`create table runs (
      store_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      message_ids uuid[] not null,
      state text not null check (state in ('running', 'completed', 'failed', 'dropped')),
      engine text,
      model text,
      outcome text check (outcome in ('reply', 'notice', 'hand_off', 'silent')),
      silence_reason text check (silence_reason in (${SILENCE_REASONS.map((reason) => `'${reason}'`).join(', ')})),
      hand_off_reason text,
      input jsonb not null,
      steps jsonb not null,
      input_tokens int not null,
      output_tokens int not null,
      cache_read_tokens int not null,
      cache_write_tokens int not null,
      cost_micro_usd int,
      latency_ms int,
      error text,
      started_at timestamptz not null,
      finished_at timestamptz,
      settled_at timestamptz,
      primary key (store_id, id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade
    )`);
    await runner.query('create index runs_of on runs (store_id, conversation_id, id desc)');
    await tenantTable(runner, 'assistant_settings');
    await tenantTable(runner, 'runs');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table runs');
    await runner.query('drop table assistant_settings');
  }
}
