import { INSERT_TEMPLATE } from '../templates.queries.js';

/** Nobody else hands it in meanwhile. $3 now, $4 since when a hand-in under way counts as lost, $5 the version that was checked. */
export const CLAIM_SUBMISSION = `
  update templates set status = 'pending', submitted_at = $3, updated_at = $3, reason_code = null, reason_text = null
  where store_id = $1 and id = $2 and version = $5 and (status = 'draft' or (status = 'pending' and external_id is null and submitted_at < $4)) returning *`;
/** $3 now. */
export const RELEASE_SUBMISSION = `update templates set status = 'draft', submitted_at = null, updated_at = $3 where store_id = $1 and id = $2 and status = 'pending' and external_id is null returning *`;
/** $3 external id, $4 status, $5 category, $6 now, $7 owner, $8 business account. Who was read meanwhile under its id is further than the answer. */
export const KEEP_SUBMISSION = `
  update templates set external_id = $3, status = case when external_id = $3 then status else $4 end, category = case when external_id = $3 then category else $5 end, synced_at = $6, updated_at = $6, owner_id = $7, business_account_id = $8
  where store_id = $1 and id = $2 returning *`;
/** Nobody else hands in another change meanwhile. $3 now, $4 since when one under way counts as lost, $5 the version that was checked. */
export const CLAIM_EDIT = `
  update templates set editing_since = $3 where store_id = $1 and id = $2 and version = $5 and status = any($6) and (editing_since is null or editing_since < $4) returning *`;
/** $3 when it was claimed. */
export const RELEASE_EDIT = 'update templates set editing_since = null where store_id = $1 and id = $2 and editing_since = $3';
/** Told of the change itself: since it was claimed ($8, when $7 was the last news). */
const TOLD_MEANWHILE = `(reported_at is distinct from $7 and reported_at >= date_trunc('second', $8::timestamptz))`;
/** $3 label, $4 category, $5 components, $6 now, $9 it was approved. The change waits for approval, unless it was judged meanwhile; what was told before is over. Times of news are the provider's clock, not ours. */
export const KEEP_EDIT = `
  update templates set label = $3, requested_category = $4, components = $5, version = version + 1, editing_since = null, submitted_at = $6, updated_at = $6,
    status = case when ${TOLD_MEANWHILE} then status else 'pending' end, reason_code = case when ${TOLD_MEANWHILE} then reason_code end, reason_text = case when ${TOLD_MEANWHILE} then reason_text end,
    reported_at = case when ${TOLD_MEANWHILE} then reported_at else reported_at + interval '1 second' end,
    approved_edits = case when $9 then ($6::timestamptz || approved_edits)[1:20] else approved_edits end
  where store_id = $1 and id = $2 returning *`;
export const MARK_DELETED = `update templates set status = 'deleted', updated_at = $3 where store_id = $1 and id = any($2::uuid[]) and status <> 'deleted' returning *`;
export const LANGUAGES_OF = `select * from templates where store_id = $1 and owner_id = $2 and name = $3 and status <> 'deleted' order by id`;

/** $1 accounts of a store, $2 external id: whose news it is. */
export const FIND_BY_EXTERNAL = `select * from templates where store_id = $1 and owner_id = $2 and external_id = $3 for update`;
/** What a notice told, unless something newer is known. $3 when, $4 status, $5 reason code, $6 its text, $7 quality, $8 category, $9 coming category, $10 from when, $11 now. */
export const KEEP_NEWS = `
  update templates set
    status = case when $4::text is null or reported_at > $3 then status else $4 end,
    reason_code = case when $4::text is null or reported_at > $3 then reason_code else $5 end,
    reason_text = case when $4::text is null or reported_at > $3 then reason_text else $6 end,
    reported_at = case when $4::text is null then reported_at else greatest(reported_at, $3) end,
    quality = coalesce($7, quality), category = coalesce($8, category),
    coming_category = case when $8::text is not null then null else coalesce($9, coming_category) end,
    coming_category_at = case when $8::text is not null then null else coalesce($10, coming_category_at) end,
    updated_at = $11
  where store_id = $1 and id = $2 returning *`;

/** Deleted ones too while the provider may still list them. */
export const TEMPLATES_OF_OWNER = `select * from templates where store_id = $1 and owner_id = $2 and (status <> 'deleted' or external_id is not null) for update`;
/** Gives no row where a name or an id is taken: one template does not stop the others. */
export const INSERT_LISTED = INSERT_TEMPLATE.replace(/returning \*$/, 'on conflict do nothing returning *');
/** A row as the provider has it. $3 external id, $4 status, $5 category, $6 format, $7 components, $8 quality, $9 reason code, $10 its text, $11 now, $12 raises the version, $13 whether anything changed. A draft that was made at the provider meanwhile is what was made there. News of clocks that are a little behind still count. */
export const KEEP_LISTED = `
  update templates set external_id = $3, requested_category = case when status = 'draft' then $5 else requested_category end, status = $4, category = $5, format = $6, components = $7, quality = $8, reason_code = $9, reason_text = $10,
    version = version + case when $12 then 1 else 0 end, reported_at = greatest(reported_at, $11::timestamptz - interval '2 minutes'), synced_at = $11, updated_at = case when $13 then $11 else updated_at end
  where store_id = $1 and id = $2 returning *`;
/** $3 now, $4 the failure or null. */
export const KEEP_SYNC = `
  insert into template_syncs (store_id, owner_id, tried_at, synced_at, failure) values ($1, $2, $3, case when $4::text is null then $3::timestamptz end, $4)
  on conflict (store_id, owner_id) do update set tried_at = excluded.tried_at, synced_at = coalesce(excluded.synced_at, template_syncs.synced_at), failure = excluded.failure`;
/** One active account for each owner of templates that was not asked since $1, in this environment ($2) (R152). */
export const DUE_SYNCS = `
  select distinct on (a.store_id, coalesce(a.business_account_id, a.id)) a.store_id, a.id as account_id
  from accounts a left join template_syncs s on s.store_id = a.store_id and s.owner_id = coalesce(a.business_account_id, a.id)
  where a.status = 'active' and a.environment = $2 and a.paused_at is null and (s.tried_at is null or s.tried_at < $1)
  order by a.store_id, coalesce(a.business_account_id, a.id), a.id limit 200`;
export const ACTIVE_ACCOUNTS = `
  select distinct on (coalesce(business_account_id, id)) id, name from accounts where store_id = $1 and status = 'active' order by coalesce(business_account_id, id), id`;
