import { FIELDS_OF_TRIGGER, type MappedValue } from '#contracts';
import type { Condition, Rule, RuleBody } from '../model.js';
import type { Starter } from '../starters.js';
import { clockText, minutesOf } from '../summary.js';

export type WaitUnit = 'minutes' | 'hours' | 'days';
const UNIT_MINUTES: Readonly<Record<WaitUnit, number>> = { minutes: 1, hours: 60, days: 1440 };

/** So many are few, until somebody says otherwise. */
const FEW = 3;

/** Where a day lies seen from a date. */
export type DateSide = 'before' | 'on' | 'after';

/** A rule as the form holds it. */
export interface Draft {
  readonly name: string;
  readonly trigger: Rule['trigger'];
  readonly status: NonNullable<Rule['order_status']>;
  readonly wait: number;
  readonly unit: WaitUnit;
  readonly event: string;
  readonly date: string;
  /** Nothing while another number is being typed. */
  readonly days: number | '';
  readonly side: DateSide;
  readonly at: string;
  /** Nothing while another number is being typed. */
  readonly level: number | '';
  readonly conditions: readonly Condition[];
  readonly recipient: Rule['recipient'];
  readonly phone: string;
  readonly templateId: string;
  readonly accountId: string;
  readonly values: Readonly<Record<string, MappedValue>>;
  readonly dedupe: number;
  readonly isQuiet: boolean;
  readonly from: string;
  readonly until: string;
}
export interface FormProps { readonly draft: Draft; readonly errors: Readonly<Record<string, string>>; readonly onChange: (change: Partial<Draft>) => void }

export function draftOf(rule: Rule): Draft {
  return {
    name: rule.name, trigger: rule.trigger, status: rule.order_status ?? 'placed', ...waitOf(rule.wait_minutes), event: rule.event_name ?? '', date: rule.date_name ?? '', ...daysOf(rule.day_offset ?? 0), at: clockText(rule.at_minute ?? 1200), level: rule.stock_level ?? FEW, conditions: rule.conditions,
    recipient: rule.recipient, phone: rule.phone ?? '', templateId: rule.template_id ?? '', accountId: rule.account_id ?? '', values: rule.values as Draft['values'], dedupe: rule.dedupe_minutes,
    isQuiet: rule.quiet_from !== null, from: clockText(rule.quiet_from ?? 1260), until: clockText(rule.quiet_until ?? 480),
  };
}

/** @param name in the language of the page */
export function newDraft(starter: Starter | undefined, name: string): Draft {
  return {
    name, trigger: starter?.trigger ?? 'order_status', status: starter?.order_status ?? 'placed', ...waitOf(starter?.wait_minutes ?? 0), event: '', date: starter?.date_name ?? '', ...daysOf(starter?.day_offset ?? 0), at: clockText(starter?.at_minute ?? 1200), level: starter?.stock_level ?? FEW, conditions: [],
    recipient: starter?.isToStaff ? 'phone' : 'customer', phone: '', templateId: '', accountId: '', values: {}, dedupe: starter?.dedupe_minutes ?? 0, isQuiet: starter?.isQuiet ?? false, from: '21:00', until: '08:00',
  };
}

/** With another trigger goes what only the old one knew. */
export function withTrigger(draft: Draft, trigger: Rule['trigger']): Partial<Draft> {
  const fields: readonly string[] = FIELDS_OF_TRIGGER[trigger];
  const isKnown = (field: string): boolean => trigger === 'custom_event' || fields.includes(field);
  const waits = { cart_abandoned: { wait: 1, unit: 'hours' }, conversation_waiting: { wait: 10, unit: 'minutes' } } as const;
  return {
    trigger, conditions: draft.conditions.filter(({ field }) => isKnown(field)),
    values: Object.fromEntries(Object.entries(draft.values).map(([key, value]) => [key, value.column === undefined || isKnown(value.column) ? value : { text: value.fallback ?? '' }])),
    ...(trigger === 'cart_abandoned' || trigger === 'conversation_waiting' ? waits[trigger] : { wait: 0 }), ...(isOfNobody(trigger) ? { recipient: 'phone' as const } : {}),
  };
}

export function bodyOf(draft: Draft): RuleBody {
  return {
    name: draft.name, trigger: draft.trigger, order_status: draft.trigger === 'order_status' ? draft.status : null, wait_minutes: draft.wait * UNIT_MINUTES[draft.unit],
    event_name: draft.trigger === 'custom_event' ? draft.event : null, at_minute: draft.trigger === 'daily' || isCounted(draft.trigger) ? minutesOf(draft.at) : null, stock_level: draft.trigger === 'low_stock' ? draft.level || 0 : null,
    date_name: draft.trigger === 'date' ? draft.date.trim() : null, day_offset: isCounted(draft.trigger) ? offsetOf(draft) : null, conditions: [...draft.conditions], recipient: draft.recipient, phone: draft.recipient === 'phone' ? draft.phone : null, template_id: draft.templateId || null, account_id: draft.accountId || null, values: { ...draft.values },
    dedupe_minutes: draft.dedupe, quiet_from: draft.isQuiet ? minutesOf(draft.from) : null, quiet_until: draft.isQuiet ? minutesOf(draft.until) : null,
  };
}

/** It is about no customer: the store's own people get it. */
export function isOfNobody(trigger: Draft['trigger']): boolean {
  return trigger === 'daily' || trigger === 'low_stock';
}

/** So many days before or after something. */
export function isCounted(trigger: Draft['trigger']): boolean {
  return trigger === 'date' || trigger === 'promised_day';
}

function daysOf(offset: number): { readonly days: number; readonly side: DateSide } {
  return { days: Math.abs(offset) || 1, side: offset === 0 ? 'on' : offset < 0 ? 'before' : 'after' };
}
function offsetOf({ days, side }: Pick<Draft, 'days' | 'side'>): number {
  const distance = days || 1;
  return side === 'on' ? 0 : side === 'before' ? -distance : distance;
}

function waitOf(minutes: number): { readonly wait: number; readonly unit: WaitUnit } {
  const unit = minutes > 0 && minutes % 1440 === 0 ? 'days' : minutes > 0 && minutes % 60 === 0 ? 'hours' : 'minutes';
  return { wait: minutes / UNIT_MINUTES[unit], unit };
}
