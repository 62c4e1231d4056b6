import type { MappedValues, NotificationCondition, NotificationRecipient, NotificationTrigger, NotifiedOrderStatus } from '#contracts';

/** What people say about a rule. */
export interface RuleDraft {
  readonly name: string;
  readonly trigger: NotificationTrigger;
  readonly order_status: NotifiedOrderStatus | null;
  readonly wait_minutes: number;
  readonly event_name: string | null;
  readonly date_name: string | null;
  /** Of a date: so many days after it, before it when negative. */
  readonly day_offset: number | null;
  readonly at_minute: number | null;
  /** Of low_stock: so many or fewer are left. */
  readonly stock_level: number | null;
  readonly conditions: readonly NotificationCondition[];
  readonly recipient: NotificationRecipient;
  readonly phone: string | null;
  readonly template_id: string | null;
  readonly account_id: string | null;
  readonly values: MappedValues;
  readonly dedupe_minutes: number;
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
  readonly enabled: boolean;
}
/** A row of `notification_rules`, as plain SQL returns it. */
export interface RuleRow extends RuleDraft {
  readonly store_id: string;
  readonly id: string;
  /** Since when; what happened before is not told. */
  readonly enabled_at: Date | null;
  /** Up to here it was looked for occurrences. */
  readonly seen_until: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}
/** What sets a rule off once. `key` names it for good. */
export interface Occurrence {
  readonly key: string;
  readonly at: Date;
  readonly customer_id: string | null;
  readonly conversation_id: string | null;
  readonly order_id: string | null;
  /** What is back in stock. */
  readonly variant_id?: string;
  /** What the trigger itself knows. */
  readonly data: Readonly<Record<string, unknown>>;
}
/** What is known of an occurrence, as texts by the names of NOTIFICATION_FIELDS. */
export type Facts = Readonly<Record<string, string>>;
/** A row of `notifications`. */
export interface NotificationRow {
  readonly store_id: string;
  readonly id: string;
  readonly rule_id: string | null;
  readonly rule_name: string;
  readonly occurrence: string;
  readonly occurred_at: Date;
  readonly customer_id: string | null;
  readonly conversation_id: string | null;
  readonly order_id: string | null;
  readonly facts: Facts;
  readonly state: 'pending' | 'written' | 'skipped';
  readonly not_before: Date | null;
  readonly tries: number;
  readonly reason_code: string | null;
  readonly reason_text: string | null;
  readonly recipient_id: string | null;
  readonly message_id: string | null;
  readonly created_at: Date;
  readonly settled_at: Date | null;
}
