// Sorted by key, so that two processes that write at once take the row locks in one order.
export const KEEP_REFUSED = `
  insert into refused_events as r (store_id, id, account_id, reason, digest, sealed_body, sealed_signature, first_at, last_at, count, source, bytes)
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[], $10::int[], $11::text[], $12::int[])
    as n (store_id, id, account_id, reason, digest, sealed_body, sealed_signature, first_at, last_at, count, source, bytes) order by store_id, account_id, digest
  on conflict (store_id, account_id, digest) do update set count = r.count + excluded.count, last_at = excluded.last_at, reason = excluded.reason,
    sealed_body = excluded.sealed_body, sealed_signature = excluded.sealed_signature, source = excluded.source`;

/**
 * Keeps $3 bodies of each account with at most $4 bytes: the newest of every source, then the second newest of every source, and
 * so on. Whoever floods an account displaces what came from the same place.
 */
export const TRIM_REFUSED = `
  with turns as (
    select store_id, account_id, id, bytes, last_at, row_number() over (partition by store_id, account_id, source order by last_at desc, id desc) as turn
    from refused_events where (store_id, account_id) in (select * from unnest($1::uuid[], $2::uuid[]))
  ), ranked as (
    select store_id, id, row_number() over ring as place, sum(bytes) over (ring rows unbounded preceding) as bytes
    from turns window ring as (partition by store_id, account_id order by turn, last_at desc, id desc)
  )
  delete from refused_events r using ranked where r.store_id = ranked.store_id and r.id = ranked.id and (ranked.place > $3 or ranked.bytes > $4)`;

export const LIST_REFUSED = `
  select id, account_id, reason, first_at, last_at, count from refused_events
  where store_id = $1 and account_id = $2 order by last_at desc, id desc`;

export const TAKE_REFUSED = `
  select id, sealed_body, sealed_signature from refused_events
  where store_id = $1 and account_id = $2 order by first_at, id for update skip locked`;

/** Names of what is sealed with another key than the one whose sealed texts begin with $1. */
export const REFUSED_WITH_OTHER_KEYS = `
  select store_id, id from refused_events where not (starts_with(sealed_body, $1) and starts_with(sealed_signature, $1)) order by store_id, id`;
export const FIND_REFUSED = 'select account_id, sealed_body, sealed_signature from refused_events where store_id = $1 and id = $2';
/** $3 and $4 body and signature as they were read, $5 and $6 sealed anew: what was written meanwhile stays. */
export const RESEAL_REFUSED = `
  update refused_events set sealed_body = $5, sealed_signature = $6
  where store_id = $1 and id = $2 and sealed_body = $3 and sealed_signature = $4 returning 1`;

export const REMOVE_REFUSED = 'delete from refused_events where store_id = $1 and id = any($2)';

export const QUARANTINE = `
  insert into quarantined_events as q (digest, body, source, reason, first_at, last_at, count, signature)
  select * from unnest($1::text[], $2::bytea[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::int[], $8::text[])
    as n (digest, body, source, reason, first_at, last_at, count, signature) order by digest
  on conflict (digest) do update set count = q.count + excluded.count, last_at = excluded.last_at, source = excluded.source, signature = excluded.signature`;

export const LIST_QUARANTINED = 'select digest, body, signature, source, reason, first_at, last_at, count from quarantined_events order by first_at, digest';
/** Names of bodies whose signature is sealed with another key than the one whose sealed texts begin with $1. */
export const QUARANTINED_WITH_OTHER_KEYS = 'select digest from quarantined_events where not starts_with(signature, $1) order by digest';
export const FIND_QUARANTINED = 'select signature from quarantined_events where digest = $1';
/** $2 the signature as it was read, $3 sealed anew: what was written meanwhile stays. */
export const RESEAL_QUARANTINED = 'update quarantined_events set signature = $3 where digest = $1 and signature = $2 returning 1';
export const RELEASE_QUARANTINED = 'delete from quarantined_events where digest = $1 returning 1';
export const HOLD_QUARANTINED = 'select 1 from quarantined_events where digest = $1 for update';

export const TRIM_QUARANTINE = 'delete from quarantined_events where digest in (select digest from quarantined_events order by last_at desc, digest offset $1)';
