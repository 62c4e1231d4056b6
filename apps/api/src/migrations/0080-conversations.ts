import { CONVERSATION_STATES, HANDLERS, MESSAGE_AUTHORS, MESSAGE_DIRECTIONS, MESSAGE_KINDS, MESSAGE_STATUSES, REPORTED_STATUSES, SILENCE_REASONS } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../platform/database/tenant-table.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Threads, bubbles, turns, and the facts that providers report about bubbles. */
export class Conversations1700000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table conversations (
      store_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      customer_id uuid not null,
      handler text not null default 'ai' check (handler in (${list(HANDLERS)})),
      handler_version int not null default 1,
      handler_changed_at timestamptz not null,
      hand_off_reason text,
      assignee_id uuid,
      state text not null default 'open' check (state in (${list(CONVERSATION_STATES)})),
      snoozed_until timestamptz,
      unread_count int not null default 0,
      preview text not null default '',
      last_message_at timestamptz not null,
      last_inbound_at timestamptz,
      window_closes_at timestamptz,
      turn_version int not null default 0,
      turn_due_at timestamptz,
      turn_lease_until timestamptz,
      turn_lease_token uuid,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (store_id, id),
      unique (store_id, account_id, customer_id),
      foreign key (store_id, account_id) references accounts (store_id, id),
      foreign key (store_id, customer_id) references customers (store_id, id)
    )`);
    await runner.query('create index conversations_recent on conversations (store_id, last_message_at desc, id desc)');
    await runner.query('create index conversations_by_handler on conversations (store_id, handler, last_message_at desc, id desc) where state = \'open\'');
    await runner.query('create index conversations_turns_due on conversations (turn_due_at) where turn_due_at is not null');
    await runner.query(`create table episodes (
      store_id uuid not null, conversation_id uuid not null, id uuid not null,
      opened_at timestamptz not null, resolved_at timestamptz, resolved_by uuid,
      primary key (store_id, id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade
    )`);
    await runner.query('create unique index episodes_one_open on episodes (store_id, conversation_id) where resolved_at is null');
    await this.#messages(runner);
    await this.#facts(runner);
    for (const table of ['conversations', 'episodes', 'turns', 'messages', 'message_facts', 'message_revisions', 'reactions', 'conversation_events']) await tenantTable(runner, table);
  }

  async #messages(runner: QueryRunner): Promise<void> {
    await runner.query(`create table turns (
      store_id uuid not null, id uuid not null, conversation_id uuid not null,
      run_id uuid, silence_reason text check (silence_reason in (${list(SILENCE_REASONS)})),
      closed_at timestamptz not null,
      primary key (store_id, id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade
    )`);
    await runner.query('create index turns_of on turns (store_id, conversation_id, closed_at desc)');
    await runner.query(`create table messages (
      store_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      account_id uuid not null,
      direction text not null check (direction in (${list(MESSAGE_DIRECTIONS)})),
      author text not null check (author in (${list(MESSAGE_AUTHORS)})),
      author_id uuid,
      kind text not null check (kind in (${list(MESSAGE_KINDS)})),
      content jsonb not null,
      text text not null default '',
      external_id text,
      status text check (status in (${list(MESSAGE_STATUSES)})),
      failure jsonb,
      reply_to_external_id text,
      extra jsonb,
      edited_at timestamptz,
      deleted_at timestamptz,
      turn_id uuid,
      run_id uuid,
      handler_version int,
      attempt_count int not null default 0,
      unknown_since timestamptz,
      unknown_count int not null default 0,
      next_attempt_at timestamptz,
      occurred_at timestamptz not null,
      created_at timestamptz not null,
      primary key (store_id, id),
      unique (store_id, account_id, external_id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade,
      foreign key (store_id, turn_id) references turns (store_id, id),
      check ((direction = 'in') = (status is null) or author = 'device')
    )`);
    await runner.query('create index messages_thread on messages (store_id, conversation_id, occurred_at desc, id desc)');
    await runner.query(`create index messages_to_answer on messages (store_id, conversation_id, occurred_at, id) where direction = 'in' and turn_id is null`);
    await runner.query(`create index messages_to_send on messages (store_id, conversation_id, created_at, id) where status in ('queued', 'sending')`);
    await runner.query(`create index messages_waiting on messages (coalesce(next_attempt_at, created_at)) where status in ('queued', 'sending', 'unknown')`);
  }

  async #facts(runner: QueryRunner): Promise<void> {
    await runner.query(`create table message_facts (
      store_id uuid not null, account_id uuid not null, external_id text not null,
      status text not null check (status in (${list(REPORTED_STATUSES)})),
      participant text not null default '',
      correlation_id text, occurred_at timestamptz not null, received_at timestamptz not null,
      errors jsonb, failure jsonb, pricing jsonb,
      primary key (store_id, account_id, external_id, status, participant)
    )`);
    await runner.query(`create table message_revisions (
      store_id uuid not null, account_id uuid not null, external_id text not null, target_external_id text not null,
      change text not null check (change in ('edited', 'deleted')), content jsonb, occurred_at timestamptz not null,
      primary key (store_id, account_id, external_id)
    )`);
    await runner.query('create index message_revisions_of on message_revisions (store_id, account_id, target_external_id)');
    await runner.query(`create table reactions (
      store_id uuid not null, account_id uuid not null, target_external_id text not null, reactor text not null,
      emoji text not null, occurred_at timestamptz not null,
      primary key (store_id, account_id, target_external_id, reactor)
    )`);
    await runner.query(`create table conversation_events (
      store_id uuid not null, id uuid not null, conversation_id uuid not null, type text not null, actor text not null, actor_id uuid,
      detail jsonb, occurred_at timestamptz not null,
      primary key (store_id, id),
      foreign key (store_id, conversation_id) references conversations (store_id, id) on delete cascade
    )`);
    await runner.query('create index conversation_events_of on conversation_events (store_id, conversation_id, occurred_at desc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['conversation_events', 'reactions', 'message_revisions', 'message_facts', 'messages', 'turns', 'episodes', 'conversations']) await runner.query(`drop table ${table}`);
  }
}
