/** Of customer `c`: since when marketing is stopped, null when it is not. The latest fact decides, whatever the order of arrival; of one moment, that marketing is stopped. */
const STOPPED_SINCE = `(
  select min(f.occurred_at) from consent_facts f
  where f.store_id = c.store_id and f.customer_id = c.id and f.purpose = 'marketing' and not f.allowed
    and not exists (select from consent_facts a where a.store_id = f.store_id and a.customer_id = f.customer_id and a.purpose = f.purpose and a.allowed and a.occurred_at > f.occurred_at))`;

/** Takes one JSON list; a fact that is known by its evidence is not written twice. Runs through the door too. $2 now. */
export const INSERT_FACTS = `
  insert into consent_facts (store_id, id, customer_id, purpose, allowed, source, words, message_id, account_id, actor_id, actor_name, evidence, occurred_at, created_at)
  select store_id, id, customer_id, purpose, allowed, source, words, message_id, account_id, actor_id, actor_name, evidence, occurred_at, $2
  from json_to_recordset($1::json) as n (store_id uuid, id uuid, customer_id uuid, purpose text, allowed boolean, source text, words text, message_id uuid, account_id uuid,
    actor_id uuid, actor_name text, evidence text, occurred_at timestamptz)
  order by store_id, evidence, id
  on conflict (store_id, evidence) do nothing
  returning *`;

/** Brings the customers of $1 (JSON list) in line with their facts. Gives those whose state changed. */
export const DERIVE_STATE = `
  update customers c set opted_out_at = ${STOPPED_SINCE}, updated_at = greatest(c.updated_at, $2)
  from (select c.store_id, c.id from (select distinct store_id, customer_id from json_to_recordset($1::json) as n (store_id uuid, customer_id uuid)) n
    join customers c on c.store_id = n.store_id and c.id = n.customer_id order by 1, 2 for no key update of c) k
  where c.store_id = k.store_id and c.id = k.id and c.opted_out_at is distinct from ${STOPPED_SINCE}
  returning c.*`;

/** Their customers are told that it was heard. $1 JSON list, $2 now. */
export const TO_ANSWER = `
  update consent_facts f set answer_due_at = $2 from json_to_recordset($1::json) as n (store_id uuid, id uuid) where f.store_id = n.store_id and f.id = n.id`;
/** When it is looked at again; null: it is done with. */
export const ANSWER_AT = 'update consent_facts set answer_due_at = $3 where store_id = $1 and id = $2 and answer_due_at is not null';
/** Through the door: nobody expects them any more. $1 since when they would have been due. */
export const GIVE_UP_ANSWERS = 'update consent_facts set answer_due_at = null where answer_due_at < $1';
/** Through the door: what customers wished since $1 and are to be told about since before $2. $3 how many. */
export const DUE_ANSWERS = 'select store_id, id as fact_id from consent_facts where answer_due_at < $2 and created_at >= $1 order by answer_due_at limit $3';

/** One person turned out to be two customers: what $3 wished counts for $2. */
export const MOVE_FACTS = 'update consent_facts set customer_id = $2 where store_id = $1 and customer_id = $3';

/** Proofs with whom and what they are of, after the id $2, $3 of them. */
export const PROVEN = `
  select f.*, coalesce(c.name, c.profile_name) as customer_name, c.phone as customer_phone, a.name as account_name
  from consent_facts f join customers c on c.store_id = f.store_id and c.id = f.customer_id left join accounts a on a.store_id = f.store_id and a.id = f.account_id
  where f.store_id = $1 and ($2::uuid is null or f.id > $2) order by f.id limit $3`;

export const STOPPED_AMONG = 'select c.store_id, c.id from json_to_recordset($1::json) as n (store_id uuid, customer_id uuid) join customers c on c.store_id = n.store_id and c.id = n.customer_id where c.opted_out_at is not null';

/** $3: only who said so counts. */
export const LOOK_WHO_MAY = `
  select c.id from customers c left join consent_settings s on s.store_id = c.store_id
  where c.store_id = $1 and c.id = any($2::uuid[]) and c.opted_out_at is null
    and ((not $3::boolean and not coalesce(s.opt_in_required, false))
      or exists (select from consent_facts f where f.store_id = c.store_id and f.customer_id = c.id and f.purpose = 'marketing' and f.allowed))
  order by c.id`;
/** As `LOOK_WHO_MAY`; the share lock lets no STOP slip in between this look and the caller's write. */
export const MAY_MARKET = `${LOOK_WHO_MAY} for share of c`;

export const GET_FACT = `
  select f.*, c.locale, c.opted_out_at, coalesce(c.merged_into, c.id) as reachable_id, s.locale as store_locale from consent_facts f
  join customers c on c.store_id = f.store_id and c.id = f.customer_id join stores s on s.id = f.store_id where f.store_id = $1 and f.id = $2`;

export const GET_SETTINGS = `
  select coalesce(c.confirms, true) as confirms, c.stop_reply, c.start_reply, coalesce(c.opt_in_required, false) as opt_in_required
  from stores s left join consent_settings c on c.store_id = s.id where s.id = $1`;
export const SAVE_SETTINGS = `
  insert into consent_settings (store_id, confirms, stop_reply, start_reply, opt_in_required, updated_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (store_id) do update set confirms = excluded.confirms, stop_reply = excluded.stop_reply, start_reply = excluded.start_reply,
    opt_in_required = excluded.opt_in_required, updated_at = excluded.updated_at`;
