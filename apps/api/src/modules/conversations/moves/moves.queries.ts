import type { Cursor } from '../../../platform/http/page.js';
/** Of the message m: it can leave through another account. No try of it may have arrived, and a template belongs to its account. */
const CAN_CHANGE_ACCOUNT = `m.is_waiting and m.status = 'queued' and m.unknown_count = 0 and m.kind <> 'template'
    and not exists (select from attempts a where a.store_id = m.store_id and a.message_id = m.id and a.state <> 'failed')`;

/** Accounts whose conversations another one ($2) could take: how many would come, and how many stay because their customer has a thread there already. */
export const SOURCES = `
  select s.id, s.name, s.removed_at is not null as is_removed, count(*)::int as conversations,
    (count(*) filter (where exists (select from conversations t where t.store_id = c.store_id and t.account_id = $2 and t.customer_id = c.customer_id)))::int as stays,
    (select count(*)::int from messages m join conversations q on q.store_id = m.store_id and q.id = m.conversation_id
      where m.store_id = s.store_id and q.account_id = s.id and m.account_id = s.id and ${CAN_CHANGE_ACCOUNT}
        and not exists (select from conversations t where t.store_id = q.store_id and t.account_id = $2 and t.customer_id = q.customer_id)) as queued
  from accounts s join conversations c on c.store_id = s.store_id and c.account_id = s.id
  where s.store_id = $1 and s.id <> $2 group by s.store_id, s.id, s.name, s.removed_at order by s.id`;

/** One at a time in a store. */
export const LOCK_MOVES = `select pg_advisory_xact_lock(hashtextextended('conversation moves ' || $1, 0))`;

export const INSERT_MOVE = `
  insert into conversation_moves (store_id, id, from_account_id, to_account_id, moved_by, created_at) values ($1, $2, $3, $4, $5, $6)`;

/**
 * Takes the conversations of $3 to $4. Whose customer has a thread there stays. The window to write freely belongs to the number that
 * was written to, so it is closed until the customer writes again. $2 the move, $5 now.
 */
export const TAKE = `
  with todo as (
    select c.id, c.window_closes_at from conversations c where c.store_id = $1 and c.account_id = $3
      and not exists (select from conversations t where t.store_id = c.store_id and t.account_id = $4 and t.customer_id = c.customer_id)
    order by c.id for update
  ), noted as (
    insert into conversation_move_items (store_id, move_id, conversation_id, window_closes_at) select $1, $2, id, window_closes_at from todo
  )
  update conversations c set account_id = $4, window_closes_at = null, updated_at = $5 from todo where c.store_id = $1 and c.id = todo.id returning c.*`;

/** What waits in them leaves through the new account, and at once: the old one's waits are not its. */
export const TAKE_QUEUED = `
  update messages m set account_id = $4, next_attempt_at = null, waits = null from conversation_move_items i
  where i.store_id = $1 and i.move_id = $2 and m.store_id = i.store_id and m.conversation_id = i.conversation_id
    and m.account_id = $3 and ${CAN_CHANGE_ACCOUNT} returning m.id`;

/** Conversations of a move in which something waits. */
export const WAITING = `
  select distinct m.conversation_id from conversation_move_items i join messages m on m.store_id = i.store_id and m.conversation_id = i.conversation_id
  where i.store_id = $1 and i.move_id = $2 and m.is_waiting and m.status = 'queued'`;

export const COUNT_MOVE = `
  update conversation_moves set moved = $3, queued = $4,
    stayed = (select count(*)::int from conversations c where c.store_id = $1 and c.account_id = conversation_moves.from_account_id)
  where store_id = $1 and id = $2`;

const MOVES = `
  select m.*, f.name as from_name, t.name as to_name from conversation_moves m
  join accounts f on f.store_id = m.store_id and f.id = m.from_account_id join accounts t on t.store_id = m.store_id and t.id = m.to_account_id`;
/** Moves to an account, newest first. The cursor's key is [id]. */
export function movePage(storeId: string, toAccountId: string, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const back = cursor?.side === 'before';
  const beyond = cursor ? `and m.id ${back ? '>' : '<'} $4::uuid` : '';
  return { sql: `${MOVES} where m.store_id = $1 and m.to_account_id = $2 ${beyond} order by m.id ${back ? 'asc' : 'desc'} limit $3`, values: [storeId, toAccountId, limit + 1, ...(cursor?.key ?? [])] };
}
export const GET_MOVE = `${MOVES} where m.store_id = $1 and m.id = $2`;

export const MARK_UNDONE = `update conversation_moves set undone_at = $3 where store_id = $1 and id = $2 and undone_at is null returning id`;
/** Back to where they were, unless their customer began a new thread there meanwhile. $2 the move, $3 now. */
export const GIVE_BACK = `
  update conversations c set account_id = m.from_account_id, window_closes_at = i.window_closes_at, updated_at = $3
  from conversation_move_items i join conversation_moves m on m.store_id = i.store_id and m.id = i.move_id
  where i.store_id = $1 and i.move_id = $2 and c.store_id = i.store_id and c.id = i.conversation_id and c.account_id = m.to_account_id
    and not exists (select from conversations t where t.store_id = c.store_id and t.account_id = m.from_account_id and t.customer_id = c.customer_id)
  returning c.*`;

/** What waits in those that went back leaves through their account again, unless nothing can leave through it any more. */
export const GIVE_BACK_QUEUED = `
  update messages m set account_id = v.from_account_id, next_attempt_at = null, waits = null
  from conversation_moves v join conversation_move_items i on i.store_id = v.store_id and i.move_id = v.id
  join conversations c on c.store_id = i.store_id and c.id = i.conversation_id and c.account_id = v.from_account_id
  join accounts f on f.store_id = v.store_id and f.id = v.from_account_id and f.status = 'active'
  where v.store_id = $1 and v.id = $2 and m.store_id = c.store_id and m.conversation_id = c.id and m.account_id = v.to_account_id and ${CAN_CHANGE_ACCOUNT}`;
