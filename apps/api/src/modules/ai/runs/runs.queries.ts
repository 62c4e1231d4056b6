/** $1 store, $2 conversation. */
export const FIND_CONVERSATION = 'select 1 from conversations where store_id = $1 and id = $2';

/** $4 ids of the turn's messages, $5 input, $6 now. */
export const START_RUN = `
  insert into runs (store_id, id, conversation_id, message_ids, state, input, started_at, steps, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens)
  values ($1, $2, $3, $4::uuid[], 'running', $5::jsonb, $6, '[]', 0, 0, 0, 0)`;

/** Once; $16 when it ended, $17 when its answer was queued or thrown away. */
export const FINISH_RUN = `
  update runs set state = $3, engine = $4, model = $5, outcome = $6, silence_reason = $7, hand_off_reason = $8, steps = $9, input_tokens = $10, output_tokens = $11,
    cache_read_tokens = $12, cache_write_tokens = $13, cost_micro_usd = $14, error = $15, finished_at = $16, settled_at = $17,
    latency_ms = greatest(0, round(extract(epoch from $16::timestamptz - started_at) * 1000))
  where store_id = $1 and id = $2 and settled_at is null`;
