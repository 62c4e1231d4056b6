const LATELY = `
  select n.rule_id, max(n.settled_at) filter (where n.state = 'written') as last_sent_at,
    count(*) filter (where n.state = 'written' and m.status is distinct from 'failed' and n.created_at > $2)::int as sent_lately,
    count(*) filter (where n.created_at > $2 and (m.status = 'failed' or (n.state = 'skipped' and n.reason_code not in (SKIPS))))::int as failed_lately
  from notifications n left join messages m on n.state = 'written' and m.store_id = n.store_id and m.id = n.message_id
  where n.store_id = $1 and n.rule_id is not null group by n.rule_id`;
/** What was left out on purpose is no failure. */
const ON_PURPOSE = `'condition_not_met', 'opted_out', 'consent_needed', 'duplicate', 'no_longer_true', 'rule_off'`;

/** Rules by name with how they fared; $2 since when that counts. */
export const LIST_RULES = `
  select r.*, l.last_sent_at, coalesce(l.sent_lately, 0) as sent_lately, coalesce(l.failed_lately, 0) as failed_lately
  from notification_rules r left join (${LATELY.replace('SKIPS', ON_PURPOSE)}) l on l.rule_id = r.id
  where r.store_id = $1 and ($3::uuid is null or r.id = $3) order by lower(r.name), r.id`;

export const COUNT_RULES = 'select count(*)::int as count from notification_rules where store_id = $1';

/** JSON of a whole row; of one that is there everything but its beginning. */
export const SAVE_RULE = `
  insert into notification_rules select * from jsonb_populate_record(null::notification_rules, $1::jsonb)
  on conflict (store_id, id) do update set
    name = excluded.name, trigger = excluded.trigger, order_status = excluded.order_status, wait_minutes = excluded.wait_minutes, event_name = excluded.event_name, date_name = excluded.date_name, day_offset = excluded.day_offset, at_minute = excluded.at_minute, stock_level = excluded.stock_level,
    conditions = excluded.conditions, recipient = excluded.recipient, phone = excluded.phone, template_id = excluded.template_id, account_id = excluded.account_id, "values" = excluded."values",
    dedupe_minutes = excluded.dedupe_minutes, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, enabled = excluded.enabled, enabled_at = excluded.enabled_at,
    seen_until = excluded.seen_until, updated_at = excluded.updated_at`;
