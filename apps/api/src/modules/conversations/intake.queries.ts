// Batch statements of intake: they run through the door, so every one names the store. Each takes one JSON list.

export const INSERT_CONVERSATIONS = `
  insert into conversations (store_id, id, account_id, customer_id, handler_changed_at, last_message_at, created_at, updated_at)
  select store_id, id, account_id, customer_id, at, at, $2, $2
  from (select * from json_to_recordset($1::json) as n (store_id uuid, id uuid, account_id uuid, customer_id uuid, at timestamptz) order by 1, 3, 4) sorted
  on conflict (store_id, account_id, customer_id) do nothing
  returning store_id, id`;

export const DROP_EMPTY_CONVERSATIONS = `
  delete from conversations c using json_to_recordset($1::json) as n (store_id uuid, id uuid) where c.store_id = n.store_id and c.id = n.id`;

/** Locked in one order, so that two batches never wait for each other crosswise. */
export const LOCK_CONVERSATIONS = `
  select c.store_id, c.account_id, c.customer_id, c.id from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, customer_id uuid)
  join conversations c using (store_id, account_id, customer_id)
  order by c.store_id, c.id for update of c`;

/** A history import first names a file by a placeholder and brings the file itself later, under the same id. $2 ids of those whose customers are to be told that they were read. */
export const INSERT_MESSAGES = `
  with stored as (insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, external_id, status,
    reply_to_external_id, extra, occurred_at, created_at)
  select distinct on (store_id, account_id, external_id)
    store_id, id, conversation_id, account_id, direction, author, kind, content, text, external_id, status, reply_to_external_id, extra, occurred_at, created_at
  from json_to_recordset($1::json) as n (store_id uuid, id uuid, conversation_id uuid, account_id uuid, direction text, author text, kind text, content jsonb,
    text text, external_id text, status text, reply_to_external_id text, extra jsonb, occurred_at timestamptz, created_at timestamptz)
  order by store_id, account_id, external_id, kind = 'unsupported', id
  on conflict (store_id, account_id, external_id) do update set kind = excluded.kind, content = excluded.content, text = excluded.text
    where messages.kind = 'unsupported' and messages.content->>'originalKind' = 'media_placeholder' and excluded.kind <> 'unsupported'
  returning *),
  unread as (insert into open_receipts (store_id, message_id, due_at) select store_id, id, created_at from stored where id = any($2::uuid[]))
  select * from stored`;

/** Of thread \`c\` with a batch \`n\`: what was written since somebody last typed on the phone. What a person read here stays read. */
const UNREAD_SINCE_TYPED = `least(c.unread_count + n.written, (
      select count(*) from messages m where m.store_id = c.store_id and m.conversation_id = c.id and m.direction = 'in' and m.extra->>'origin' is distinct from 'history'
        and m.occurred_at >= greatest(c.typed_at, n.typed_at)))`;

/** Something to answer, to which nobody has typed an answer on the phone. */
const OPENS_TURN = '(n.turn_due_at is not null and (n.to_answer_at < c.typed_at) is not true)';

/** Since when the turn is open that $2 brings a message to. */
const TURN_OPENED = 'case when c.turn_due_at is null then $2::timestamptz else coalesce(c.turn_opened_at, $2::timestamptz) end';
/** Each message moves the turn's end, but not for longer than $3 milliseconds, or than the quiet window itself. */
const TURN_DUE = `least(n.turn_due_at, greatest($2::timestamptz, ${TURN_OPENED} + greatest($3 * interval '1 millisecond', n.turn_due_at - $2::timestamptz)))`;

/**
 * A customer's message opens the turn and a resolved thread; a message typed on the phone's own app takes the thread over, and only what was written
 * after it is unread, in whatever order they come. Nearly always they come in theirs, and nobody has to count.
 */
export const TOUCH_CONVERSATIONS = `
  update conversations c set
    preview = case when n.last_at >= c.last_message_at then n.preview else c.preview end,
    last_message_at = greatest(c.last_message_at, n.last_at),
    last_inbound_at = greatest(c.last_inbound_at, n.last_inbound_at),
    window_closes_at = greatest(c.window_closes_at, n.window_closes_at),
    unread_count = case when n.first_at < c.typed_at or n.typed_at <= c.last_message_at then ${UNREAD_SINCE_TYPED}
      else n.unread + case when n.person_wrote then 0 else c.unread_count end end,
    typed_at = greatest(c.typed_at, n.typed_at),
    state = case when n.opens then 'open' else c.state end,
    snoozed_until = case when n.opens then null else c.snoozed_until end,
    turn_version = c.turn_version + case when ${OPENS_TURN} then 1 else 0 end,
    turn_due_at = case when ${OPENS_TURN} then ${TURN_DUE} when not n.person_wrote or n.typed_at < c.last_inbound_at then c.turn_due_at end,
    turn_opened_at = case when ${OPENS_TURN} then ${TURN_OPENED} else c.turn_opened_at end,
    turn_failures = case when n.person_wrote or c.turn_due_at is null then 0 else c.turn_failures end,
    handler = case when n.person_wrote then 'human' else c.handler end,
    handler_version = c.handler_version + case when n.person_wrote then 1 else 0 end,
    handler_changed_at = case when n.person_wrote and c.handler <> 'human' then $2 else c.handler_changed_at end,
    updated_at = $2
  from json_to_recordset($1::json) as n (store_id uuid, id uuid, preview text, last_at timestamptz, last_inbound_at timestamptz, window_closes_at timestamptz, opens boolean, unread int,
    turn_due_at timestamptz, person_wrote boolean, first_at timestamptz, typed_at timestamptz, written int, to_answer_at timestamptz)
  where c.store_id = n.store_id and c.id = n.id
  returning c.*`;

export const OPEN_EPISODES = `
  insert into episodes (store_id, conversation_id, id, opened_at)
  select store_id, conversation_id, id, $2 from json_to_recordset($1::json) as n (store_id uuid, conversation_id uuid, id uuid)
  on conflict (store_id, conversation_id) where resolved_at is null do nothing`;

export const INSERT_REVISIONS = `
  insert into message_revisions (store_id, account_id, external_id, target_external_id, change, content, occurred_at, direction, customer_id)
  select * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, external_id text, target_external_id text, change text, content jsonb, occurred_at timestamptz,
    direction text, customer_id uuid)
  on conflict do nothing`;

/**
 * Applies the newest edit, of one second that with the greatest id, and any deletion to messages that exist; $1 names targets. Order of arrival does not matter.
 * Whoever revises chooses the id that is named: customers change their own messages, the business's phone what the business said.
 */
export const APPLY_REVISIONS = `
  update messages m set
    content = coalesce(r.content, m.content), text = coalesce(r.text, m.text), edited_at = coalesce(r.edited_at, m.edited_at), deleted_at = r.deleted_at
  from (
    select o.store_id, o.id,
      (array_agg(v.content order by v.occurred_at desc, v.external_id desc) filter (where v.change = 'edited' and v.content is not null))[1] as content,
      (array_agg(coalesce(v.content->>'text', v.content->>'caption', '') order by v.occurred_at desc, v.external_id desc) filter (where v.change = 'edited' and v.content is not null))[1] as text,
      max(v.occurred_at) filter (where v.change = 'edited') as edited_at,
      min(v.occurred_at) filter (where v.change = 'deleted') as deleted_at
    from (select distinct * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, target_external_id text)) t
    join message_revisions v using (store_id, account_id, target_external_id)
    join messages o on o.store_id = v.store_id and o.account_id = v.account_id and o.external_id = v.target_external_id and o.direction = coalesce(v.direction, o.direction)
    where v.customer_id is null or o.direction = 'out' or exists (
      select from conversations c
      join customers holder on holder.store_id = c.store_id and holder.id = c.customer_id
      join customers reviser on reviser.store_id = c.store_id and reviser.id = v.customer_id
      where c.store_id = o.store_id and c.id = o.conversation_id and coalesce(holder.merged_into, holder.id) = coalesce(reviser.merged_into, reviser.id))
    group by 1, 2
  ) r
  where m.store_id = r.store_id and m.id = r.id
    and (m.edited_at is distinct from coalesce(r.edited_at, m.edited_at) or m.text is distinct from coalesce(r.text, m.text) or m.deleted_at is distinct from r.deleted_at)
  returning m.*`;

/**
 * The newest word of each person about a bubble stays; of one second, in which times are told, the one that arrived last, but nothing that is told again.
 * An empty emoji is a reaction taken back: kept, so that an older one cannot return. At most one for each person and bubble. What was stored
 * stays with whom it was from then, whoever has their number now.
 */
export const UPSERT_REACTIONS = `
  insert into reactions (store_id, account_id, target_external_id, reactor, emoji, occurred_at, external_ids)
  select store_id, account_id, target_external_id, reactor, emoji, occurred_at, array[external_id]
  from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, target_external_id text, reactor text, emoji text, occurred_at timestamptz, external_id text)
  where not exists (select from reactions r
    where r.store_id = n.store_id and r.account_id = n.account_id and r.target_external_id = n.target_external_id and r.reactor <> n.reactor and n.external_id = any(r.external_ids))
  order by store_id, account_id, target_external_id, reactor
  on conflict (store_id, account_id, target_external_id, reactor) do update
    set emoji = excluded.emoji, occurred_at = excluded.occurred_at,
      external_ids = case when excluded.occurred_at > reactions.occurred_at then excluded.external_ids else reactions.external_ids || excluded.external_ids end
    where excluded.occurred_at > reactions.occurred_at or (excluded.occurred_at = reactions.occurred_at and not reactions.external_ids && excluded.external_ids)`;

/** Messages that a reaction or a revision is about, for the screens. */
export const FIND_TARGETS = `
  select m.* from (select distinct * from json_to_recordset($1::json) as n (store_id uuid, account_id uuid, external_id text)) t
  join messages m using (store_id, account_id, external_id)`;
