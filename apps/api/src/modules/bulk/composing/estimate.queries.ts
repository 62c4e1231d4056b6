import type { TemplateVariable } from '#contracts';

/**
 * Recipients of list $2 by country, each counted where it ends up: in the order in which they are left out when it is sent. $4: those with a value that cannot be sent. $5 marketing asks who
 * wants it; $3: what they agreed to counts even where the store does not ask for it. One person with several numbers gets it at the first.
 */
export const AUDIENCE = `
  with known as (
    select r.id, r.country, p.customer_id, case
      when b.id is not null then 'value_missing' when $5::boolean and p.opted_out_at is not null then 'opted_out'
      when $5::boolean and ($3::boolean or coalesce(s.opt_in_required, false)) and not coalesce(p.agreed, false) then 'not_agreed' end as skip
    from recipient_rows r
    left join unnest($4::uuid[]) b (id) on b.id = r.id
    left join consent_settings s on s.store_id = r.store_id
    left join lateral (
      select c.id as customer_id, c.opted_out_at, exists (select from consent_facts f where f.store_id = c.store_id and f.customer_id = c.id and f.purpose = 'marketing' and f.allowed) as agreed
      from customer_identities i join customers c on c.store_id = i.store_id and c.id = i.customer_id
      where i.store_id = r.store_id and i.kind = 'phone' and i.value = r.phone_key
    ) p on true
    where r.store_id = $1 and r.list_id = $2 and r.problem is null
  ), judged as (
    select country, coalesce(skip, case when customer_id is not null and row_number() over (partition by customer_id, skip order by id) > 1 then 'duplicate' else 'sent' end) as fate from known
  )
  select country, count(*)::int as recipients, count(*) filter (where fate = 'sent')::int as sent, count(*) filter (where fate = 'opted_out')::int as opted_out, count(*) filter (where fate = 'not_agreed')::int as not_agreed,
    count(*) filter (where fate = 'value_missing')::int as value_missing, count(*) filter (where fate = 'duplicate')::int as duplicates
  from judged group by country`;

/** Words with single spaces between them: nothing that any template refuses, and short of every limit. White space of other scripts is none of them. */
const WORD = String.raw`[^\s\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]+`;
const PLAIN: Readonly<Partial<Record<TemplateVariable['type'], string>>> = { text: `^${WORD}( ${WORD})*$`, url_suffix: `^${WORD}$`, code: '^[!-~]{1,15}$' };
const SHORT = 400;

/** A value that is taken from a column of each recipient. `isFilled`: something stands in for empty cells, and can be sent. */
export interface ColumnValue { readonly column: string; readonly type: TemplateVariable['type']; readonly isFilled: boolean }

/**
 * One page of the rows of list $2 after row $3, $4 of them, that have to be looked at: those whose cells are not plainly all right. What cannot be
 * told from a pattern (files, times, numbers, products) has to be looked at for everybody.
 */
export function doubtfulRows(columns: readonly ColumnValue[]): { readonly sql: string; readonly values: readonly string[] } {
  const values: string[] = [];
  const given = (value: string): string => `$${values.push(value) + 4}`;
  const isPlain = columns.map(({ column, type, isFilled }) => {
    const pattern = PLAIN[type];
    if (pattern === undefined) return 'false';
    const cell = cellOf(column, given);
    return `(${isFilled ? `${cell} = '' or ` : ''}(length(${cell}) <= ${SHORT} and ${cell} ~ ${given(pattern)}))`;
  });
  return {
    sql: `select id, phone, name, data from recipient_rows where store_id = $1 and list_id = $2 and problem is null and ($3::uuid is null or id > $3) and not (${isPlain.join(' and ') || 'false'}) order by id limit $4`,
    values,
  };
}

function cellOf(column: string, given: (value: string) => string): string {
  if (column === 'recipient_name') return 'name';
  if (column === 'mobile_number') return 'phone';
  const key = `${given(column)}::text`;
  return `case when jsonb_typeof(data -> ${key}) in ('string', 'number', 'boolean') then data ->> ${key} else '' end`;
}

export const FIRST_ROWS = 'select * from recipient_rows where store_id = $1 and list_id = $2 and problem is null order by id limit 3';
