import type { Handler, MessageStatus, SilenceReason } from '#contracts';

/** What is known of a customer's message and of what came after it. */
export interface WhyRow {
  readonly direction: 'in' | 'out';
  readonly kind: string;
  readonly is_asked: boolean;
  readonly handler: Handler;
  readonly has_turn: boolean;
  readonly silence_reason: SilenceReason | null;
  readonly outcome: string | null;
  readonly hand_off_reason: string | null;
  readonly account_usable: boolean;
  /** Somebody of the store, or a program, wrote afterwards. */
  readonly person_wrote: boolean;
  /** The assistant wrote afterwards, in another turn. */
  readonly assistant_wrote: boolean;
  /** Statuses of the assistant's own answer. */
  readonly answers: readonly MessageStatus[];
}

/** $1 store, $2 conversation, $3 message. */
export const WHY = `
  select m.direction, m.kind, m.kind <> 'system' and m.extra->>'origin' is null and m.extra->>'group_id' is null and m.extra->>'consent' is null as is_asked, c.handler, t.id is not null as has_turn, t.silence_reason, r.outcome, r.hand_off_reason,
    a.status = 'active' and a.paused_at is null as account_usable,
    exists (
      select 1 from messages p where p.store_id = m.store_id and p.conversation_id = m.conversation_id and p.direction = 'out' and p.author <> 'assistant' and p.status is distinct from 'failed'
        and (p.occurred_at, p.id) > (m.occurred_at, m.id)
    ) as person_wrote,
    exists (
      select 1 from messages w where w.store_id = m.store_id and w.conversation_id = m.conversation_id and w.direction = 'out' and w.author = 'assistant' and w.status is distinct from 'failed'
        and w.run_id is distinct from t.run_id and (w.occurred_at, w.id) > (m.occurred_at, m.id)
    ) as assistant_wrote,
    array(
      select o.status from messages o where o.store_id = m.store_id and o.conversation_id = m.conversation_id and o.direction = 'out' and o.run_id = t.run_id and o.kind <> 'reaction' order by o.created_at, o.id
    ) as answers
  from messages m join conversations c on c.store_id = m.store_id and c.id = m.conversation_id join accounts a on a.store_id = c.store_id and a.id = c.account_id
    left join turns t on t.store_id = m.store_id and t.id = m.turn_id left join runs r on r.store_id = t.store_id and r.id = t.run_id
  where m.store_id = $1 and m.conversation_id = $2 and m.id = $3`;
