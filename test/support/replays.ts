import type { TestApp } from './app.js';

const TABLES = ['customers', 'customer_identities', 'conversations', 'episodes', 'messages', 'message_facts', 'message_revisions', 'reactions', 'notices', 'media', 'consent_facts', 'live_events'] as const;

/** Every row that webhooks lead to, to the letter. */
export async function rowsOf(t: TestApp): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const table of TABLES) rows[table] = (await t.owner.query<{ row: string }>(`select to_json(t)::text as row from ${table} t order by 1`)).rows.map(({ row }) => row);
  return rows;
}

/** Everything that customer `id` is known by. */
const namesOf = (id: string): string => `(
  select string_agg(i.kind || ':' || i.value, ' ' order by i.kind, i.value) from customers k
  join customer_identities i on i.store_id = k.store_id and i.customer_id = coalesce(k.merged_into, k.id) where k.id::text = ${id}::text)`;
/** What has no time of its own has that of its arrival. */
const timeOf = (column: string): string => `case when ${column} < '2026-01-01' then ${column} end`;
const STATE = {
  customers: `select ${namesOf('c.id')} as who, profile_name, username, phone, opted_out_at from customers c where merged_into is null`,
  // Somebody who wrote under two names before they were known to be one has two threads.
  threads: `select a.name, ${namesOf('v.customer_id')} as who, bool_or(v.handler = 'human') as is_with_person, ${timeOf('max(v.last_message_at)')} as last_at, ${timeOf('max(v.last_inbound_at)')} as last_inbound_at,
      case when count(*) = 1 then sum(v.unread_count) end as unread, case when count(*) = 1 then max(v.preview) end as preview
    from conversations v join accounts a on a.id = v.account_id group by 1, 2`,
  messages: `select a.name, ${namesOf('v.customer_id')} as who, m.direction, m.author, m.kind, m.content #- '{media,mediaId}' as content, m.text, m.external_id, m.status, m.failure, m.reply_to_external_id, m.extra, m.edited_at, m.deleted_at,
      ${timeOf('m.occurred_at')} as at from messages m join conversations v on v.id = m.conversation_id join accounts a on a.id = m.account_id`,
  facts: `select a.name, f.external_id, f.status, participant, correlation_id, ${timeOf('occurred_at')} as at, errors, failure, f.pricing from message_facts f join accounts a on a.id = f.account_id`,
  revisions: `select a.name, external_id, target_external_id, change, content, ${timeOf('occurred_at')} as at, direction, ${namesOf('r.customer_id')} as who from message_revisions r join accounts a on a.id = r.account_id`,
  reactions: `select a.name, target_external_id, emoji, ${timeOf('occurred_at')} as at, ${namesOf('r.reactor')} as who from reactions r join accounts a on a.id = r.account_id`,
  notices: `select a.name, topic, n.name as notice, payload, ${timeOf('occurred_at')} as at from notices n join accounts a on a.id = n.account_id`,
  media: 'select kind, mime_type, filename, external_id, state from media',
  consent: `select f.purpose, f.allowed, f.source, f.words, ${timeOf('f.occurred_at')} as at, ${namesOf('f.customer_id')} as who from consent_facts f`,
};

/** What webhooks say, with people by the names they are known by and without the ids and times of this installation. */
export async function stateOf(t: TestApp): Promise<Record<string, unknown[]>> {
  const state: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(STATE)) state[name] = (await t.owner.query<{ row: string }>(`select to_json(t)::text as row from (${sql}) t order by 1`)).rows.map(({ row }) => JSON.parse(row) as unknown);
  return state;
}
