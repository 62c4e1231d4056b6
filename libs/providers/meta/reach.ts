import type { DailyReach, NoticeEvent } from '#providers/contract';
import { objectOf } from './json.js';

/** `TIER_2K`, `TIER_UNLIMITED`, or a number as older webhooks have it (-1 without a limit). Undefined for what says nothing, like `TIER_NOT_SET`. */
export function reachOf(value: unknown): DailyReach | undefined {
  if (value === 'TIER_UNLIMITED' || value === -1) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? value : undefined;
  const [, digits, thousand] = /^TIER_(\d{1,6})(K)?$/.exec(typeof value === 'string' ? value : '') ?? [];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits) * (thousand === undefined ? 1 : 1000);
}

/** The messaging limit of the business portfolio, as its webhooks tell it. */
export function readReach({ topic, payload }: NoticeEvent): DailyReach | undefined {
  if (topic !== 'business_capability_update' && topic !== 'phone_number_quality_update') return undefined;
  const { max_daily_conversations_per_business: business, max_daily_conversation_per_phone: phone, current_limit: current } = objectOf(payload);
  return reachOf([business, phone, current].find((value) => reachOf(value) !== undefined));
}
