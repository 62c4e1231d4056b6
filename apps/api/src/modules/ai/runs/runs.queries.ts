/** $1 store, $2 conversation. */
export const FIND_CONVERSATION = 'select 1 from conversations where store_id = $1 and id = $2';

/** $4 ids of the turn's messages, $5 input, $6 now. */
export const START_RUN = `
  insert into runs (store_id, id, conversation_id, message_ids, state, input, started_at, steps, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens)
  values ($1, $2, $3, $4::uuid[], 'running', $5::jsonb, $6, '[]', 0, 0, 0, 0)`;

/**
 * Once. A run that was not written down as running is now: $18 conversation, $19 ids of the turn's messages, $20 input, $21 when it began.
 * $16 when it ended, $17 when its answer was queued or thrown away, $22 the behaviour it answered with, $23 whether it knew nothing.
 */
export const FINISH_RUN = `
  insert into runs as r (store_id, id, state, engine, model, outcome, silence_reason, hand_off_reason, steps, input_tokens, output_tokens,
    cache_read_tokens, cache_write_tokens, cost_micro_usd, error, finished_at, settled_at, conversation_id, message_ids, input, started_at, behaviour_version, is_unanswered, latency_ms)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19::uuid[], $20::jsonb, $21::timestamptz, $22, $23,
    greatest(0, round(extract(epoch from $16::timestamptz - $21::timestamptz) * 1000)))
  on conflict (store_id, id) do update set state = excluded.state, engine = excluded.engine, model = excluded.model, outcome = excluded.outcome,
    silence_reason = excluded.silence_reason, hand_off_reason = excluded.hand_off_reason, steps = excluded.steps, input_tokens = excluded.input_tokens,
    output_tokens = excluded.output_tokens, cache_read_tokens = excluded.cache_read_tokens, cache_write_tokens = excluded.cache_write_tokens,
    cost_micro_usd = excluded.cost_micro_usd, error = excluded.error, finished_at = excluded.finished_at, settled_at = excluded.settled_at, latency_ms = excluded.latency_ms,
    behaviour_version = excluded.behaviour_version, is_unanswered = excluded.is_unanswered
  where r.settled_at is null`;

/** Newest first. $3 how many. */
export const LAST_ANSWERS = `select is_unanswered and outcome = 'reply' as "isUnanswered" from runs
  where store_id = $1 and conversation_id = $2 and state = 'completed' and outcome in ('reply', 'hand_off') order by id desc limit $3`;
