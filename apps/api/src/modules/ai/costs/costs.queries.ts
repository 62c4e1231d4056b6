import type { Spent } from './budget.js';

// Costs are counted from runs, from what models did beside them, and from what it took to understand products and to listen, never added up. Ids begin with the time they were made at, so that the primary key finds the days.

/** Everything that models took, from $from on. Of what is no run only the cost counts, no answer. */
const uses = (from: string): string => `(select 'answer' as kind, store_id, id, conversation_id, started_at, cost_micro_usd, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, 0 as pictures, null::float as seconds,
      state = 'completed' and outcome in ('reply', 'notice', 'hand_off') as is_answer from runs where store_id = $1 and ${from}
  union all select kind, store_id, id, conversation_id, started_at, cost_micro_usd, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, pictures, null, false from model_uses where store_id = $1 and ${from}
  union all select 'meaning', store_id, id, conversation_id, started_at, cost_micro_usd, input_tokens, 0, 0, 0, 0, null, false from (select *, null::uuid as conversation_id from meaning_uses) m where store_id = $1 and ${from}
  union all select 'voice', store_id, id, conversation_id, started_at, cost_micro_usd, 0, 0, 0, 0, 0, seconds, false from voice_uses where store_id = $1 and ${from})`;

export type SpentRow = Spent;
/** $2 smallest id of 32 days ago, $3 now, $4 time zone. Answers that came too late cost as much. */
export const SPENT = `
  select coalesce(sum(r.cost_micro_usd) filter (where r.started_at >= p.day), 0)::float as day, coalesce(sum(r.cost_micro_usd), 0)::float as month
  from (select date_trunc('day', $3::timestamptz at time zone $4) at time zone $4 as day, date_trunc('month', $3::timestamptz at time zone $4) at time zone $4 as month) p
  left join ${uses('id >= $2')} r on r.started_at >= p.month`;

const SUMS = `count(*) filter (where r.is_answer)::int as answers, coalesce(sum(r.cost_micro_usd), 0)::float as "costMicroUsd",
  coalesce(sum(r.input_tokens + r.cache_read_tokens + r.cache_write_tokens), 0)::float as "inputTokens", coalesce(sum(r.cache_read_tokens), 0)::float as "cacheReadTokens", coalesce(sum(r.output_tokens), 0)::float as "outputTokens"`;

export interface CostRow { readonly answers: number; readonly costMicroUsd: number; readonly inputTokens: number; readonly cacheReadTokens: number; readonly outputTokens: number }
/** One row for each of the last $5 days of the store's time zone, oldest first. $2 smallest id of a day more, $3 now, $4 time zone. */
export const COSTS_BY_DAY = `
  with days as (select generate_series(($3::timestamptz at time zone $4)::date - ($5::int - 1), ($3::timestamptz at time zone $4)::date, interval '1 day')::date as day)
  select to_char(d.day, 'YYYY-MM-DD') as date, ${SUMS} from days d
  left join ${uses('id >= $2')} r on (r.started_at at time zone $4)::date = d.day
  group by d.day order by d.day`;

/** What the money went to. `answer`: of customers, with the photos in them; `photo`: photos that no answer came to yet; `meaning`: products and searches understood; `painting`: pictures from words; `voice`: voice notes written down. */
export const COST_KINDS = ['answer', 'photo', 'playground', 'test', 'meaning', 'painting', 'voice'] as const;
export interface KindCosts { readonly kind: (typeof COST_KINDS)[number]; readonly costMicroUsd: number; readonly tokens: number; readonly pictures: number; readonly seconds: number; /** Uses whose price is not known. */ readonly unpriced: number }
const TOKENS = '(r.input_tokens + r.cache_read_tokens + r.cache_write_tokens + r.output_tokens)';
const IS_PAID = `(${TOKENS} > 0 or r.pictures > 0 or r.kind = 'voice')`;
/** $2 smallest id of $3. Kinds that took nothing are left out. */
export const COSTS_BY_KIND = `
  select r.kind, coalesce(sum(r.cost_micro_usd), 0)::float as "costMicroUsd", sum(${TOKENS})::float as tokens, sum(r.pictures)::int as pictures, coalesce(sum(r.seconds), 0)::float as seconds,
    (count(*) filter (where r.cost_micro_usd is null))::int as unpriced from ${uses('id >= $2')} r
  where r.started_at >= $3 and ${IS_PAID} group by r.kind order by 2 desc, r.kind`;

/** $2 smallest id of $3, $4 how many. */
export const COSTLIEST_CONVERSATIONS = `
  select r.conversation_id as "conversationId", coalesce(c.name, c.profile_name) as "customerName", ${SUMS} from ${uses('id >= $2')} r
  join conversations v on v.store_id = r.store_id and v.id = r.conversation_id join customers c on c.store_id = v.store_id and c.id = v.customer_id
  where r.started_at >= $3 group by 1, 2 having sum(r.cost_micro_usd) > 0 order by sum(r.cost_micro_usd) desc limit $4`;

/** $2 the conversation. No row where there is none. */
export const COSTS_OF_CONVERSATION = `
  select ${SUMS} from conversations v left join ${uses('conversation_id = $2')} r on true where v.store_id = $1 and v.id = $2 group by v.id`;
