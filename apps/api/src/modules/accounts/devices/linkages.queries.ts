// Run behind the wall and through the door.

export const LINKAGE_COLUMNS = 'l.id as linkage_id, l.since as linkage_since, l.until as linkage_until, l.phone as linkage_phone, l.verdict as linkage_verdict';

export const FIND_LINKAGE = `select ${LINKAGE_COLUMNS} from linkages l where l.store_id = $1 and l.id = $2`;

/** $3 since, $4 its id. What was open ends with it. */
export const BEGIN_LINKAGE = `
  with ended as (update linkages set until = $3 where store_id = $1 and account_id = $2 and until is null)
  insert into linkages (store_id, account_id, since, id) values ($1, $2, $3, $4)`;
export const END_LINKAGE = 'update linkages set until = $3 where store_id = $1 and id = $2';
/** $3 phone, $4 verdict. */
export const JUDGE_LINKAGE = 'update linkages set phone = $3, verdict = $4 where store_id = $1 and id = $2';
export const RECOGNISE_PHONE = `update linkages set verdict = 'own' where store_id = $1 and account_id = $2 and phone = $3 and verdict = 'other'`;

/** Of each event ($1 stores, $2 accounts, $3 times) the linkage through which it came, where that is not the account's own phone. */
export const UNPROVEN_LINKAGES = `
  select n.place::int as place, l.id from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) with ordinality as n (store_id, account_id, received_at, place)
  cross join lateral (select o.id, o.verdict from linkages o
    where o.store_id = n.store_id and o.account_id = n.account_id and o.since <= n.received_at order by o.since desc, o.id desc limit 1) l
  where l.verdict is distinct from 'own'`;

/** Those that ended before $1: no raw event of them is left. */
export const FORGET_OLD = 'delete from linkages where until < $1';
