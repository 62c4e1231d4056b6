import type { MessageContent } from '#contracts';
import type { RunStep } from '../runs/run-log.js';

export interface ThreadRow { readonly author: string; readonly content: MessageContent; readonly names: (string | null)[] }
export interface RunRow { readonly outcome: string | null; readonly steps: RunStep[] }

/** $2 a message: the last $3 messages of its conversation up to it, newest first, with the names of their customer. */
export const THREAD_UP_TO = `
  select b.author, b.content, array[c.name, c.profile_name] as names from messages m
  join conversations v on v.store_id = m.store_id and v.id = m.conversation_id
  join customers c on c.store_id = v.store_id and c.id = v.customer_id
  cross join lateral (
    select * from messages b where b.store_id = m.store_id and b.conversation_id = m.conversation_id and (b.occurred_at, b.id) <= (m.occurred_at, m.id) and b.kind <> 'system' and b.deleted_at is null
    order by b.occurred_at desc, b.id desc limit $3
  ) b where m.store_id = $1 and m.id = $2`;

/** The run that made message $2, or answered it. */
export const RUN_OF_MESSAGE = `
  select r.outcome, r.steps from messages m left join turns t on t.store_id = m.store_id and t.id = m.turn_id
  join runs r on r.store_id = m.store_id and r.id = coalesce(m.run_id, t.run_id) where m.store_id = $1 and m.id = $2`;
