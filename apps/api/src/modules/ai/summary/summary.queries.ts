import type { SilenceReason } from '#contracts';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { idFloor } from '../../../platform/database/ids.js';

export interface AnswerCounts { readonly answered: number; readonly handedOff: number; readonly medianMs: number | null; readonly costMicroUsd: number }
export interface LatestTurn { readonly at: Date; readonly engine: string | null; readonly failed: boolean; readonly stepped_in: boolean }
export interface SilenceCount { readonly reason: SilenceReason; readonly count: number }

const LATELY = 't.store_id = $1 and t.id >= $2 and t.closed_at >= $3';

/** What became of the turns since then that the assistant answered. */
export async function countAnswers(tx: Tx, storeId: string, since: Date): Promise<AnswerCounts> {
  const [counts] = await queryRows<AnswerCounts>(tx, `select count(*) filter (where r.outcome in ('reply', 'notice'))::int as answered, count(*) filter (where r.outcome = 'hand_off')::int as "handedOff",
      round(percentile_cont(0.5) within group (order by r.latency_ms))::int as "medianMs", coalesce(sum(r.cost_micro_usd), 0)::float as "costMicroUsd"
    from turns t join runs r on r.store_id = t.store_id and r.id = t.run_id where ${LATELY} and t.silence_reason is null`, [storeId, idFloor(since), since]);
  return counts ?? { answered: 0, handedOff: 0, medianMs: null, costMicroUsd: 0 };
}

/** Why turns since then got no answer, most frequent first. A newer message that took an answer's place is no silence. */
export async function countSilences(tx: Tx, storeId: string, since: Date): Promise<SilenceCount[]> {
  return queryRows<SilenceCount>(tx, `select t.silence_reason as reason, count(*)::int as count from turns t
    where ${LATELY} and t.silence_reason is not null and t.silence_reason <> 'superseded' group by 1 order by 2 desc, 1`, [storeId, idFloor(since), since]);
}

/**
 * The latest turn since then that the assistant worked on: whether its model answers is seen from it. An engine that was asked on purpose, for
 * an order's next step or within a budget, did not step in: nothing failed before it.
 */
export async function latestTurn(tx: Tx, storeId: string, since: Date): Promise<LatestTurn | null> {
  const [turn] = await queryRows<LatestTurn>(tx, `select t.closed_at as at, r.engine, t.silence_reason is not null as failed,
      exists (select from jsonb_array_elements(r.steps) step where step->>'kind' = 'failure' and step->>'engine' is distinct from r.engine) as stepped_in
    from turns t join runs r on r.store_id = t.store_id and r.id = t.run_id
    where ${LATELY} and (t.silence_reason is null or t.silence_reason = 'provider_failure') order by t.id desc limit 1`, [storeId, idFloor(since), since]);
  return turn ?? null;
}
