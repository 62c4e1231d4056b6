import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was rung for before bells had rows, and where the sweeper finds the rows. Indexes are built beside those who write meanwhile. */
export class OpenWorkFound1700000000551 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [RUNG_ANSWERS, RUNG_RECEIPTS]) await runner.query(sql);
    for (const [name, rows] of INDEXES) {
      // One whose building was cut short is there, and of no use.
      await runner.query(`drop index concurrently if exists ${name}`);
      await runner.query(`create index concurrently ${name} on ${rows}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await runner.query(`drop index ${name}`);
  }
}

/** Wishes of the last day that changed something. Whoever was told is not told again: messages have the wish as their key. */
const RUNG_ANSWERS = `
  update consent_facts f set answer_due_at = f.created_at
  where f.source in ('keyword', 'button') and f.account_id is not null and f.created_at > now() - interval '1 day' and f.answer_due_at is null
    and f.allowed is distinct from coalesce((
      select b.allowed from consent_facts b where b.store_id = f.store_id and b.customer_id = f.customer_id and b.purpose = f.purpose and (b.occurred_at, b.id) < (f.occurred_at, f.id)
      order by b.occurred_at desc, b.id desc limit 1), true)`;
/** Messages of the last minutes whose accounts tell customers what was read. A second receipt says nothing new. */
const RUNG_RECEIPTS = `
  insert into open_receipts (store_id, message_id, due_at)
  select m.store_id, m.id, m.created_at from accounts a
  join conversations c on c.store_id = a.store_id and c.account_id = a.id and c.last_message_at > now() - interval '10 minutes'
  join messages m on m.store_id = c.store_id and m.conversation_id = c.id and m.account_id = a.id and m.occurred_at > now() - interval '10 minutes'
  where a.auto_read_receipt and m.direction = 'in' and m.external_id is not null and m.extra->>'origin' is null and m.extra->>'arrived_at_number' is null
  on conflict do nothing`;

const INDEXES = [
  ['consent_facts_to_answer', 'consent_facts (answer_due_at) where answer_due_at is not null'],
  ['customer_identities_to_ask', `customer_identities (noted_at) where kind = 'lid' and asked_at is null and noted_at is not null`],
] as const;
