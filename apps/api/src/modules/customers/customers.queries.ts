// Batch statements of intake: they run through the door, so every one names the store.

/** $1 store ids, $2 kinds, $3 values. The limits say to look each one up by its key, whatever Postgres believes of the tables' size. */
export const FIND_IDENTITIES = `
  select i.store_id, i.kind, i.value, i.customer_id, i.seen_with, c.profile_name, c.username, c.phone, c.phone_at, c.created_at
  from unnest($1::uuid[], $2::text[], $3::text[]) as k (store_id, kind, value)
  cross join lateral (select * from customer_identities f where f.store_id = k.store_id and f.kind = k.kind and f.value = k.value limit 1) i
  cross join lateral (select * from customers p where p.store_id = i.store_id and p.id = i.customer_id limit 1) c`;

/** Makes writers of the same new person wait for each other. $1 texts, taken in sorted order. */
export const LOCK_NEW_PEOPLE = `select pg_advisory_xact_lock(hashtextextended(k, 0)) from (select k from unnest($1::text[]) k order by k) keys`;

/** $6 and $7: when they were called so; absent with the names. $8 since when they are customers, $9 now. */
export const INSERT_CUSTOMERS = `
  insert into customers (store_id, id, profile_name, username, phone, created_at, updated_at, profile_name_at, username_at)
  select store_id, id, profile_name, username, phone, at, $9, profile_name_at, username_at
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
    as n (store_id, id, profile_name, username, phone, profile_name_at, username_at, at)`;

export const INSERT_IDENTITIES = `
  insert into customer_identities (store_id, kind, value, customer_id, created_at)
  select store_id, kind, value, customer_id, at from (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[]) as n (store_id, kind, value, customer_id, at)
    order by 1, 2, 3
  ) sorted
  on conflict do nothing`;

/** As above, with the ids under which numbers came. $7 now. */
export const INSERT_SEEN_IDENTITIES = `
  insert into customer_identities (store_id, kind, value, customer_id, created_at, seen_with, noted_at)
  select store_id, kind, value, customer_id, at, seen_with::jsonb, $7 from (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::text[]) as n (store_id, kind, value, customer_id, at, seen_with)
    order by 1, 2, 3
  ) sorted
  on conflict do nothing`;
export const NOTE_ASKED = `update customer_identities set asked_at = $3 where store_id = $1 and kind = 'lid' and value = $2 and asked_at is null`;
/** Each id since it was seen first, also of what somebody else has learned meanwhile. */
export const LEARN_SEEN = `
  update customer_identities i set seen_with = (
    select jsonb_object_agg(scope, ids) from (
      select scope, jsonb_object_agg(id, at) as ids from (
        select s.key as scope, e.key as id, min(e.value collate "C") as at
        from (select * from jsonb_each(i.seen_with) union all select * from jsonb_each(n.seen_with)) s
        cross join lateral jsonb_each_text(case when s.value ? 'bsuid' then s.value - 'bsuid' - 'at' || jsonb_build_object(s.value->>'bsuid', s.value->>'at') else s.value end) e
        group by 1, 2
      ) seen group by scope
    ) scopes)
  from (select * from json_to_recordset($1::json) as n (store_id uuid, kind text, value text, seen_with jsonb) order by store_id, kind, value) n
  where i.store_id = n.store_id and i.kind = n.kind and i.value = n.value`;

/** Numbers $2, $3 of customers $4 have another owner now. */
export const TAKE_NUMBERS = `
  delete from customer_identities i using unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as n (store_id, kind, value, customer_id)
  where i.store_id = n.store_id and i.kind = n.kind and i.value = n.value and i.customer_id = n.customer_id`;
/** Numbers that customers $2 still have, the last one first. */
export const NUMBERS_OF = `
  select distinct i.store_id, i.customer_id, i.value, i.created_at from unnest($1::uuid[], $2::uuid[]) as n (store_id, id)
  join customer_identities i on i.store_id = n.store_id and i.customer_id = n.id and i.kind = 'wa_id' order by i.created_at desc, i.value desc`;
/** From $3 to $4, also of those whom they turned out to be meanwhile. $5 now. */
export const CHANGE_PHONES = `
  update customers c set phone = n.other, updated_at = greatest(c.updated_at, $5) from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as n (store_id, id, phone, other)
  where c.store_id = n.store_id and c.phone = n.phone and c.id in (n.id, (select o.merged_into from customers o where o.store_id = n.store_id and o.id = n.id))`;

/** Of names of one second the greatest counts, by a collation that is the same everywhere. */
const isNewer = (given: string, givenAt: string, name: string): string =>
  `(${given} <> coalesce(c.${name}, '') and (c.${name} is null or (${givenAt}, ${given} collate "C") > (coalesce(c.${name}_at, c.created_at), c.${name} collate "C")))`;
/** The row has since when somebody is called so: who wrote later is called so still. */
const isStillSo = (name: string): string => `(n.${name}_at >= (select max(v.last_inbound_at) from conversations v where v.store_id = c.store_id and v.customer_id = c.id)) is not false`;
const nameCounts = (name: string): string => `(${isNewer(`n.${name}`, `n.${name}_at`, name)} and (c.${name} is null or ${isStillSo(name)}))`;
const newerName = (name: string): string => {
  const counts = nameCounts(name);
  return `${name} = case when ${counts} then n.${name} else c.${name} end, ${name}_at = case when ${counts} then n.${name}_at else c.${name}_at end,`;
};

/** The newest name counts, in whatever order events come; a phone number once known stays, until the provider says that they moved: the newest move ($8) counts. What teaches nothing new changes nothing. $9 now. In one order, so that two batches never wait for each other crosswise. */
export const UPDATE_PROFILES = `
  update customers c
  set ${newerName('profile_name')} ${newerName('username')}
      phone = case when n.moved_at > coalesce(c.phone_at, '-infinity') then coalesce(n.phone, c.phone) else coalesce(c.phone, n.phone) end,
      phone_at = greatest(c.phone_at, n.moved_at), updated_at = greatest(c.updated_at, $9)
  from (select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
    as n (store_id, id, profile_name, username, phone, profile_name_at, username_at, moved_at) order by store_id, id) n
  where c.store_id = n.store_id and c.id = n.id
    and (${nameCounts('profile_name')} or ${nameCounts('username')} or n.moved_at > coalesce(c.phone_at, '-infinity') or (c.phone is null and n.phone is not null))`;

/** One person turned out to be two customers: $3 now belongs to $2 in store $1. */
export const REPOINT_IDENTITIES = `update customer_identities set customer_id = $2 where store_id = $1 and customer_id = $3`;
/** Also those who were merged into $3 before, so that nobody has to follow more than one step. $4 now. */
export const MARK_MERGED = `update customers set merged_into = $2, updated_at = greatest(updated_at, $4) where store_id = $1 and (id = $3 or merged_into = $3)`;
const mergedName = (name: string): string => {
  const counts = isNewer(`o.${name}`, `coalesce(o.${name}_at, o.created_at)`, name);
  return `${name} = case when ${counts} then o.${name} else c.${name} end, ${name}_at = case when ${counts} then coalesce(o.${name}_at, o.created_at) else c.${name}_at end,`;
};
/** What $3 was called, and their number. $4 now. */
export const KEEP_PROFILE = `
  update customers c set ${mergedName('profile_name')} ${mergedName('username')} 
    phone = case when o.phone_at > coalesce(c.phone_at, '-infinity') then coalesce(o.phone, c.phone) else coalesce(c.phone, o.phone) end, phone_at = greatest(c.phone_at, o.phone_at), updated_at = greatest(c.updated_at, $4)
  from customers o where c.store_id = $1 and c.id = $2 and o.store_id = $1 and o.id = $3`;

/** The store's own name for customers that it wrote to first. $2 ids, $3 names. */
export const NAME_NEW_CUSTOMERS = `
  update customers c set name = n.name from unnest($2::uuid[], $3::text[]) as n (id, name) where c.store_id = $1 and c.id = n.id and n.name <> ''`;
