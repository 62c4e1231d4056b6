/** Recipients of list $2 by country, with those who do not want marketing. $3: what they agreed to counts even where the store does not ask for it. */
export const AUDIENCE = `
  select r.country, count(*)::int as recipients, count(*) filter (where p.opted_out_at is not null)::int as opted_out,
    count(*) filter (where p.opted_out_at is null and ($3::boolean or coalesce(s.opt_in_required, false)) and not coalesce(p.agreed, false))::int as not_agreed
  from recipient_rows r
  left join consent_settings s on s.store_id = r.store_id
  left join lateral (
    select c.opted_out_at, exists (select from consent_facts f where f.store_id = c.store_id and f.customer_id = c.id and f.purpose = 'marketing' and f.allowed) as agreed
    from customer_identities i join customers c on c.store_id = i.store_id and c.id = i.customer_id
    where i.store_id = r.store_id and i.kind = 'phone' and i.value = r.phone_key
  ) p on true
  where r.store_id = $1 and r.list_id = $2 and r.problem is null
  group by r.country`;

export const FIRST_ROWS = 'select * from recipient_rows where store_id = $1 and list_id = $2 and problem is null order by id limit 3';
