import type { Cursor } from '../../platform/http/page.js';
import { timeConditions } from '../../platform/http/times.js';
import type { TemplateQuery } from './templates.dto.js';

/** Everything but the clock's columns; the row comes as JSON in $1. */
export const INSERT_TEMPLATE = `
  insert into templates (store_id, id, account_id, business_account_id, owner_id, group_id, external_id, label, name, language, requested_category, category, format, components, status,
    reason_code, reason_text, quality, submitted_at, reported_at, synced_at, created_at, updated_at)
  select n.store_id, n.id, n.account_id, n.business_account_id, n.owner_id,
    coalesce((select t.group_id from templates t where t.store_id = n.store_id and t.owner_id = n.owner_id and t.name = n.name order by t.id limit 1), n.id),
    n.external_id, n.label, n.name, n.language, n.requested_category, n.category, n.format, n.components, n.status, n.reason_code, n.reason_text, coalesce(n.quality, 'unknown'),
    n.submitted_at, n.reported_at, n.synced_at, n.created_at, n.created_at
  from json_to_record($1::json) as n (store_id uuid, id uuid, account_id uuid, business_account_id uuid, owner_id uuid, external_id text, label text, name text, language text,
    requested_category text, category text, format text, components jsonb, status text, reason_code text, reason_text text, quality text, submitted_at timestamptz, reported_at timestamptz,
    synced_at timestamptz, created_at timestamptz)
  returning *`;

/** $3 version, $4 category, $5 components, $6 author, $7 its id, $8 now. */
export const INSERT_VERSION = `
  insert into template_versions (store_id, template_id, version, category, components, author, author_id, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
/** What a template was, the newest version first. The cursor's key is [version]. */
export function versionPage(storeId: string, templateId: string, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const back = cursor?.side === 'before';
  const sql = `select * from template_versions where store_id = $1 and template_id = $2 ${cursor ? `and version ${back ? '>' : '<'} $4::integer` : ''} order by version ${back ? 'asc' : 'desc'} limit $3`;
  return { sql, values: [storeId, templateId, limit + 1, ...(cursor?.key ?? [])] };
}

export const GET_TEMPLATE = 'select * from templates where store_id = $1 and id = $2';
export const LOCK_TEMPLATE = `${GET_TEMPLATE} for update`;
export const COUNT_TEMPLATES = `select count(*)::int as count from templates where store_id = $1 and owner_id = $2 and status <> 'deleted'`;

/** Meta puts samples into every account: they came from there under such a name, and nobody made them here. */
const IS_SAMPLE = `t.name like 'sample\\_%' and exists (select from template_versions v where v.store_id = t.store_id and v.template_id = t.id and v.version = 1 and v.author = 'provider')`;

/** Templates `t` that lists show unless a status is asked for. */
export const SHOWN_TEMPLATE = `t.status <> 'deleted' and not (${IS_SAMPLE})`;
/** Template `t` is one that `account` of store `store` may send: a business account's numbers share theirs. */
export function templateOfAccount(store: string, account: string): string {
  return `(t.account_id = ${account} or t.business_account_id = (select o.business_account_id from accounts o where o.store_id = ${store} and o.id = ${account}))`;
}

/** One page, newest name first, the languages of a name beside each other; `limit + 1` rows tell whether there are more. */
export function templatePage(storeId: string, query: TemplateQuery, cursor: Cursor | undefined, limit: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [storeId, limit + 1];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['t.store_id = $1', `not (${IS_SAMPLE})`, ...timeConditions(query, { created: 't.created_at', updated: 't.updated_at' }, given)];
  if (query.account_id !== undefined) {
    conditions.push(templateOfAccount('$1', given(query.account_id)));
  }
  if (query.status !== undefined) conditions.push(`t.status = ${given(query.status)}`);
  else conditions.push(`t.status <> 'deleted'`);
  if (query.category !== undefined) conditions.push(`t.category = ${given(query.category)}`);
  if (query.name !== undefined) conditions.push(`t.name = ${given(query.name)}`);
  if (query.sendable === true) conditions.push(`t.status in ('approved', 'ready')`);
  if (query.q) {
    const text = given(`%${query.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
    conditions.push(`(t.label ilike ${text} or t.name ilike ${text} or t.components->>'body' ilike ${text})`);
  }
  const backwards = cursor?.side === 'before';
  if (cursor) conditions.push(`(t.group_id, t.id) ${backwards ? '>' : '<'} (${given(cursor.key[0])}::uuid, ${given(cursor.key[1])}::uuid)`);
  const order = backwards ? 'asc' : 'desc';
  return { sql: `select t.* from templates t where ${conditions.join(' and ')} order by t.group_id ${order}, t.id ${order} limit $2`, values };
}

/** $3 label, $4 name, $5 category, $6 format, $7 components, $8 now. */
export const UPDATE_TEMPLATE = `
  update templates set label = $3, name = $4, requested_category = $5, category = $5, format = $6, components = $7, version = version + 1, updated_at = $8
  where store_id = $1 and id = $2 returning *`;
/** $3 now, $4 what is long enough ago. */
export const MARK_USED = `update templates set used_at = $3, updated_at = $3 where store_id = $1 and id = $2 and (used_at is null or used_at < $4)`;
