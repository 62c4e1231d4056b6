import { parsePublicId, publicId } from '#contracts';
import type { Client } from 'pg';
import type { Shop } from '../support/shop.js';

/** A full inbox: many conversations, and one of them with a long thread. */
export interface FullInbox {
  /** Public id of the conversation with the long thread. */
  readonly longThread: string;
}

const CUSTOMERS = `
  insert into customers (store_id, id, profile_name, phone, created_at, updated_at)
  select $1, gen_random_uuid(), 'Customer ' || n, '+34699' || lpad(n::text, 6, '0'), now(), now() from generate_series(1, $2::int) n`;
const CONVERSATIONS = `
  insert into conversations (store_id, id, account_id, customer_id, handler, handler_changed_at, state, preview, last_message_at, last_inbound_at, window_closes_at, created_at, updated_at)
  select c.store_id, gen_random_uuid(), $2, c.id, (array['ai', 'human', 'waiting'])[1 + n % 3], now(), 'open', 'Do you still have number ' || n || ' in blue, and what would delivery cost?',
    now() - n * interval '1 minute', now() - n * interval '1 minute', now() + interval '20 hours', now(), now()
  from (select *, row_number() over (order by phone) as n from customers where store_id = $1) c`;
const MESSAGES = `
  insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, external_id, status, attempt_count, occurred_at, created_at)
  select $1, gen_random_uuid(), $2::uuid, $3::uuid, case when n % 2 = 0 then 'in' else 'out' end, case when n % 2 = 0 then 'customer' else 'device' end, 'text',
    jsonb_build_object('kind', 'text', 'text', words), words, 'seed.' || $2::uuid::text || '.' || n, case when n % 2 = 0 then null else 'read' end, 0, now() - n * interval '1 minute', now()
  from (select n, 'Message *' || n || '*: ' || repeat('some more words about mugs and lanterns ', 1 + n % 5) as words from generate_series(1, $4::int) n) texts`;

/** Writes straight into the tables; the customers' phones begin with +34699. */
export async function fillInbox(owner: Client, shop: Shop, wanted: { readonly conversations: number; readonly messages: number }): Promise<FullInbox> {
  const storeId = parsePublicId('store', shop.storeId) ?? '';
  const { rows: [account] } = await owner.query<{ id: string }>('select id from accounts where store_id = $1 limit 1', [storeId]);
  await owner.query(CUSTOMERS, [storeId, wanted.conversations]);
  await owner.query(CONVERSATIONS, [storeId, account?.id]);
  const { rows } = await owner.query<{ id: string }>('select id from conversations where store_id = $1 order by last_message_at desc limit 12', [storeId]);
  for (const [index, { id }] of rows.entries()) await owner.query(MESSAGES, [storeId, id, account?.id, index === 0 ? wanted.messages : 40]);
  await owner.query('analyze');
  return { longThread: publicId('conversation', rows[0]?.id ?? '') };
}
