import { publicId } from '#contracts';
import type { NotificationRuleDto } from './notification-rules.dto.js';
import type { ListedRule } from './notification-rules.service.js';

export function presentRule(row: ListedRule): NotificationRuleDto {
  return {
    id: publicId('notification_rule', row.id), name: row.name, enabled: row.enabled, trigger: row.trigger, order_status: row.order_status, wait_minutes: row.wait_minutes, event_name: row.event_name,
    date_name: row.date_name, day_offset: row.day_offset, at_minute: row.at_minute, stock_level: row.stock_level, conditions: row.conditions.map((condition) => ({ ...condition })), recipient: row.recipient, phone: row.phone,
    template_id: row.template_id && publicId('template', row.template_id), account_id: row.account_id && publicId('account', row.account_id), values: { ...row.values },
    dedupe_minutes: row.dedupe_minutes, quiet_from: row.quiet_from, quiet_until: row.quiet_until,
    last_sent_at: row.last_sent_at?.toISOString() ?? null, sent_lately: row.sent_lately, failed_lately: row.failed_lately,
    created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
  };
}
