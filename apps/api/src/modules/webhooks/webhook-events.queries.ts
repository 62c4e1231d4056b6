/** `held` waits for the store's plan, or lies sealed until it is known that it came through the account's own phone (`linkage_id`); `failed` waits for a person. */
export const WEBHOOK_EVENT_STATES = ['pending', 'held', 'done', 'failed'] as const;
export type WebhookEventState = (typeof WEBHOOK_EVENT_STATES)[number];

const WAITING = `state = 'pending', attempts = 0, next_attempt_at = null, error = null`;

// Run through the door. Rows are named by store, time and id: time is the partition.

/** All bodies come as one value, $5, and each row says where its own begins and how long it is: a list of them would come as text, twice as large. */
export const APPEND = `
  insert into webhook_events (store_id, id, account_id, received_at, body, also_number_ids)
  select store_id, id, account_id, received_at, substring($5::bytea from start for bytes),
    case when also_number_ids is null then '{}' else array(select json_array_elements_text(also_number_ids::json)) end
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $6::int[], $7::int[], $8::text[]) as n (store_id, id, account_id, received_at, start, bytes, also_number_ids)`;

/** Of the rows that are claimed, the stores of which others still wait for the plan. Found once for all rows. */
const WITH_HELD = (claimed: string): string => `(select array_agg(c.store_id) from (select distinct store_id from ${claimed}) c
    where exists (select from webhook_events h where h.store_id = c.store_id and h.state = 'held' and h.linkage_id is null offset 0)) as stores_with_held`;

/** The oldest events that are due, each in one worker's hands only, until their bodies exceed $3 bytes. $1 now, $2 how many. */
export const CLAIM_DUE = `
  with due as (
    select store_id, id, account_id, received_at, body, also_number_ids, attempts, linkage_id from webhook_events
    where state = 'pending' and (next_attempt_at is null or next_attempt_at <= $1)
    order by received_at, id limit $2 for update skip locked
  ), measured as (
    select *, sum(octet_length(body)) over (order by received_at, id) - octet_length(body) as bytes_before, (count(*) over ())::int as found from due
  )
  select m.*, s.subscription_status, s.trial_ends_at, ${WITH_HELD('due')}
  from measured m join stores s on s.id = m.store_id where bytes_before < $3 order by m.received_at, m.id`;

export const CLAIM_THESE = `
  with these as (
    select e.store_id, e.received_at, e.id, e.account_id, e.body, e.also_number_ids, e.attempts, e.linkage_id from webhook_events e
    where e.state = 'pending' and (e.store_id, e.received_at, e.id) in (select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[]))
    for update skip locked
  )
  select e.*, s.subscription_status, s.trial_ends_at, ${WITH_HELD('these')} from these e join stores s on s.id = e.store_id`;

/** Those of accounts $1 of which events wait to be read since before $2, or are kept until something else is known. */
export const UNREAD_AMONG = `
  select a.id from accounts a where a.id = any($1::uuid[]) and (
    exists (select from webhook_events e where e.state = 'pending' and e.received_at < $2 and e.store_id = a.store_id and e.account_id = a.id)
    or exists (select from webhook_events e where e.state = 'held' and e.store_id = a.store_id and e.account_id = a.id))`;
/** Whether an event of account $2 that came after $3 was set aside unread. */
export const SET_ASIDE_SINCE = `select 1 from webhook_events where store_id = $1 and account_id = $2 and state = 'failed' and received_at > $3 limit 1`;

export const MARK_DONE = `
  update webhook_events e set state = 'done', processed_at = $2, summary = n.summary, error = null
  from json_to_recordset($1::json) as n (store_id uuid, received_at timestamptz, id uuid, summary jsonb)
  where e.store_id = n.store_id and e.received_at = n.received_at and e.id = n.id`;

export const MARK_HELD = `
  update webhook_events e set state = 'held'
  from json_to_recordset($1::json) as n (store_id uuid, received_at timestamptz, id uuid)
  where e.store_id = n.store_id and e.received_at = n.received_at and e.id = n.id`;

export const SEAL = `
  update webhook_events e set state = 'held', body = convert_to(n.sealed, 'UTF8'), linkage_id = n.linkage_id, error = null
  from json_to_recordset($1::json) as n (store_id uuid, received_at timestamptz, id uuid, linkage_id uuid, sealed text)
  where e.store_id = n.store_id and e.received_at = n.received_at and e.id = n.id`;

/** Names of what lies sealed with another key than the one whose sealed texts begin with $1. */
export const SEALED_WITH_OTHER_KEYS = `
  select store_id, received_at, id from webhook_events
  where linkage_id is not null and substring(body from 1 for octet_length($1::bytea)) <> $1::bytea order by received_at, id`;
/** $4 the body as it was read, $5 sealed anew: what was written meanwhile stays. */
export const RESEAL = 'update webhook_events set body = $5 where store_id = $1 and received_at = $2 and id = $3 and body = $4::bytea returning 1';

const WAITS_NO_MORE = `e.state = 'held' and (e.linkage_id is null or exists (select from linkages l where l.store_id = e.store_id and l.id = e.linkage_id and l.verdict = 'own'))`;
/** With their plans. What came through a phone that is not known to be the account's own waits on. */
export const STORES_WITH_HELD_EVENTS = `
  select s.id, s.subscription_status as "subscriptionStatus", s.trial_ends_at as "trialEndsAt"
  from stores s where exists (select from webhook_events e where e.store_id = s.id and ${WAITS_NO_MORE})`;
/**
 * Nobody waits here for what another one releases: two that release rows of several accounts would wait for each other.
 * $1 store.
 */
export const RELEASE = `
  with free as (select e.store_id, e.received_at, e.id from webhook_events e where e.store_id = $1 and ${WAITS_NO_MORE} for update of e skip locked)
  update webhook_events e set ${WAITING} from free f where e.store_id = f.store_id and e.received_at = f.received_at and e.id = f.id`;

/**
 * Of events for accounts with linked phones ($1 stores, $2 accounts, $3 times, $4 ids) those that may not be read yet, as of one
 * moment: the linkage through which one came, where that is not the account's own phone, and whether older ones of its account wait,
 * beside all that are at hand ($5). These were sealed until their phone proved to be the account's own, which are due with this, or are due and in
 * another worker's hands: it may be reading whose phone it was.
 */
export const RELEASE_OLDER = `
  with asked as (select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::uuid[]) with ordinality as a (store_id, account_id, received_at, id, place)),
  places as (select distinct store_id, account_id from asked),
  proven as (
    select e.store_id, e.account_id, e.received_at, e.id from places p join linkages l on l.store_id = p.store_id and l.account_id = p.account_id and l.verdict = 'own'
    join webhook_events e on e.store_id = l.store_id and e.linkage_id = l.id and e.state = 'held'
  ), free as (
    select e.store_id, e.received_at, e.id from webhook_events e join proven p on e.store_id = p.store_id and e.received_at = p.received_at and e.id = p.id
    where e.state = 'held' for update of e skip locked
  ), released as (
    update webhook_events e set ${WAITING} from free f where e.store_id = f.store_id and e.received_at = f.received_at and e.id = f.id
  ), due as materialized (
    select store_id, account_id, received_at, id from webhook_events
    where state = 'pending' and attempts = 0 and next_attempt_at is null and received_at <= (select max(received_at) from asked) and id <> all($5::uuid[])
  ), oldest as (
    select distinct on (account_id) account_id, received_at, id
    from (select account_id, received_at, id from proven union all select d.account_id, d.received_at, d.id from due d join places p on p.account_id = d.account_id) older
    order by account_id, received_at, id
  )
  select a.place::int as place, l.id as linkage_id, o.id is not null as waits from asked a
  left join lateral (select k.id, k.verdict from linkages k
    where k.store_id = a.store_id and k.account_id = a.account_id and k.since <= a.received_at order by k.since desc, k.id desc limit 1) l on l.verdict is distinct from 'own'
  left join oldest o on o.account_id = a.account_id and (o.received_at, o.id) < (a.received_at, a.id)
  where l.id is not null or o.id is not null`;

/** What came, and was judged, before $1 through another phone, or through one that was unlinked before anybody knew it: of it nothing stays but that it came, not even for a replay. $2 now. */
export const FORGET_SEALED = `
  update webhook_events e set state = 'done', processed_at = $2, body = '{}'::bytea, linkage_id = null, summary = '{"ignored:other_phone": 1}', error = null
  from linkages l
  where e.state = 'held' and e.received_at < $1 and (l.judged_at is null or l.judged_at < $1) and l.store_id = e.store_id and l.id = e.linkage_id and (l.verdict = 'other' or (l.verdict is null and l.until is not null))`;

export const POSTPONE = `
  update webhook_events e set next_attempt_at = n.due
  from json_to_recordset($1::json) as n (store_id uuid, received_at timestamptz, id uuid, due timestamptz)
  where e.store_id = n.store_id and e.received_at = n.received_at and e.id = n.id`;
export const HURRY = `
  update webhook_events set next_attempt_at = null where store_id = $1 and account_id = $2 and state = 'pending' and attempts = 0 and next_attempt_at is not null returning 1`;

/** $4 error, $5 next try or null when it was the last one. */
export const SET_ASIDE = `
  update webhook_events set attempts = attempts + 1, error = $4, next_attempt_at = $5, state = case when $5::timestamptz is null then 'failed' else 'pending' end
  where store_id = $1 and received_at = $2 and id = $3`;

/** $1 store, $2 since, $3 state or null for all. */
export const PUT_BACK_SINCE = `
  update webhook_events set ${WAITING}
  where store_id = $1 and received_at >= $2 and state <> 'pending' and state = coalesce($3, state) returning id`;

/** $1 since, $2 state or null for all. */
export const PUT_BACK_EVERYWHERE = `
  update webhook_events set ${WAITING}
  where received_at >= $1 and state <> 'pending' and state = coalesce($2, state) returning id`;

/** One event, also one that waits for its next try. */
export const PUT_BACK_ONE = `
  update webhook_events set ${WAITING}
  where store_id = $1 and received_at = $2 and id = $3 returning id`;

const LISTED = 'id, account_id, received_at, state, attempts, error, summary, processed_at, octet_length(body) as bytes';

/** $1 store, $2 and $3 time and id of the neighbour or null, $4 state or null, $5 account or null, $6 how many. */
export const LIST_EVENTS = `
  select ${LISTED} from webhook_events
  where store_id = $1 and ($3::uuid is null or (received_at, id) < ($2::timestamptz, $3::uuid))
    and state = coalesce($4, state) and account_id = coalesce($5::uuid, account_id)
    and received_at >= coalesce($7::timestamptz, '-infinity') and received_at < coalesce($8::timestamptz, 'infinity')
  order by received_at desc, id desc limit $6`;
export const LIST_EVENTS_BEFORE = `
  select ${LISTED} from webhook_events
  where store_id = $1 and (received_at, id) > ($2::timestamptz, $3::uuid)
    and state = coalesce($4, state) and account_id = coalesce($5::uuid, account_id)
    and received_at >= coalesce($7::timestamptz, '-infinity') and received_at < coalesce($8::timestamptz, 'infinity')
  order by received_at, id limit $6`;

export const FIND_BODY = 'select store_id, id, account_id, body, also_number_ids, state, linkage_id from webhook_events where store_id = $1 and received_at = $2 and id = $3';

/** What is older than $1, beside whole partitions. What nobody has read yet stays. */
export const PURGE_STATEMENTS = [`webhook_events where state in ('done', 'failed') and received_at`, 'refused_events where last_at', 'quarantined_events where last_at'].map((rows) => `delete from ${rows} < $1`);

export const INSERT_NOTICES = `
  insert into notices (store_id, id, account_id, topic, name, payload, digest, occurred_at)
  select * from json_to_recordset($1::json) as n (store_id uuid, id uuid, account_id uuid, topic text, name text, payload jsonb, digest text, occurred_at timestamptz)
  on conflict (store_id, account_id, digest) do nothing`;
