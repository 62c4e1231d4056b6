// Run behind the wall and through the door.

export const FIND_LINKAGE = 'select id, since, until, phone, verdict from linkages where store_id = $1 and id = $2';

/** $3 since, $4 its id. What was open ends with it. Never before what is known already: an old word that is read again takes nothing from the phone that was linked then. */
export const BEGIN_LINKAGE = `
  with place as (select greatest($3::timestamptz, max(since), max(until)) as since from linkages where store_id = $1 and account_id = $2),
  ended as (update linkages l set until = place.since, judged_at = coalesce(l.judged_at, now()) from place where l.store_id = $1 and l.account_id = $2 and l.until is null)
  insert into linkages (store_id, account_id, since, id) select $1, $2, place.since, $4 from place`;
/** Without a verdict there will be none: that is known from now on. */
export const END_LINKAGE = 'update linkages set until = $3, judged_at = coalesce(judged_at, now()) where store_id = $1 and id = $2';
/** $3 phone, $4 verdict. The same one again is no news. */
export const JUDGE_LINKAGE = `
  update linkages set phone = $3, verdict = $4, judged_at = case when verdict is distinct from $4 then now() else judged_at end where store_id = $1 and id = $2`;
export const RECOGNISE_PHONE = `update linkages set verdict = 'own' where store_id = $1 and account_id = $2 and phone = $3 and verdict = 'other'`;

/** Those that ended before $1: no raw event of them is left. One that an account waits for stays: without it the account would count as proven. */
export const FORGET_OLD = `
  delete from linkages where until < $1 and not exists (select from accounts a where a.store_id = linkages.store_id and a.linkage_id = linkages.id)`;
