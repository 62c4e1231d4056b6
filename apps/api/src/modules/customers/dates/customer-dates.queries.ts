export const LIST_DATES = `
  select d.name, to_char(d.day, 'YYYY-MM-DD') as day, d.repeats_yearly, d.updated_at from customer_dates d where d.store_id = $1 and d.customer_id = $2 order by d.name`;
export const SET_DATE = `
  insert into customer_dates (store_id, customer_id, name, id, day, repeats_yearly, updated_at) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (store_id, customer_id, name) do update set day = excluded.day, repeats_yearly = excluded.repeats_yearly, updated_at = excluded.updated_at`;
export const REMOVE_DATE = 'delete from customer_dates where store_id = $1 and customer_id = $2 and name = $3 returning name';
export const DATE_NAMES = 'select name from customer_dates where store_id = $1 group by name order by count(*) desc, name limit 100';

/** One person turned out to be two customers: dates of $3 become those of $2, but for those that $2 has. */
export const MOVE_DATES = `
  with gone as (delete from customer_dates where store_id = $1 and customer_id = $3 returning *)
  insert into customer_dates (store_id, customer_id, name, id, day, repeats_yearly, updated_at)
  select store_id, $2, name, id, day, repeats_yearly, updated_at from gone on conflict (store_id, customer_id, name) do nothing`;
