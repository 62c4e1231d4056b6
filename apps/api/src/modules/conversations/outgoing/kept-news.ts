import { NOTIFICATION_KEPT, type NotificationTrigger, parsePublicId, publicId } from '#contracts';
import { HOUR } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import type { LiveEvent } from '../../../platform/live/live-events.js';
import type { MessageRow } from '../rows.js';

type Written = Pick<MessageRow, 'store_id' | 'extra'>;
interface ChangedWish { readonly id: string; readonly customer_id: string; readonly variant_id: string }

/** Of the store's day, and an hour ago before one o'clock: what is due just before midnight is news after it. */
const DAYS_NEWS_SINCE = `select least(date_trunc('day', $2::timestamptz at time zone s.timezone) at time zone s.timezone, $3::timestamptz) as at from stores s where s.id = $1`;
const TRIGGER_OF = 'select r.trigger from notifications n join notification_rules r on r.store_id = n.store_id and r.id = n.rule_id where n.store_id = $1 and n.id = $2';
/** What the wish was for can be had. Only for what tells of it: $2 such a notification. */
const WISH_HOLDS = `
  select 1 from notifications n
  join stock_wishes w on w.store_id = n.store_id and w.id = split_part(n.occurrence, ':', 1)::uuid
  join product_variants v on v.store_id = w.store_id and v.id = w.variant_id
  join products p on p.store_id = v.store_id and p.id = v.product_id
  where n.store_id = $1 and n.id = $2 and w.withdrawn_at is null and (v.stock is null or v.stock > 0) and p.status = 'active'`;
/** The wish of which notification `n` of rule `r` told its customer. What else rules tell of does not begin with an id. */
const TOLD_WISH = `case when r.trigger = 'back_in_stock' and r.recipient = 'customer' then split_part(n.occurrence, ':', 1)::uuid end`;
/** Unless the customer waits for the same again already. */
const REOPEN_WISH = `
  update stock_wishes w set told_at = null
  from notifications n join notification_rules r on r.store_id = n.store_id and r.id = n.rule_id and r.trigger = 'back_in_stock' and r.recipient = 'customer'
  where n.store_id = $1 and n.id = $2 and w.store_id = n.store_id and w.id = ${TOLD_WISH} and w.told_at is not null and w.withdrawn_at is null
    and not exists (select from stock_wishes o where o.store_id = w.store_id and o.variant_id = w.variant_id and o.customer_id = w.customer_id and o.told_at is null and o.withdrawn_at is null)
  returning w.id, w.customer_id, w.variant_id`;
/** Whoever is told after all waits no more for what can be had. $3 now. */
const CLOSE_WISH = `
  update stock_wishes w set told_at = $3
  from notifications n join notification_rules r on r.store_id = n.store_id and r.id = n.rule_id and r.trigger = 'back_in_stock' and r.recipient = 'customer'
  join stock_wishes o on o.store_id = n.store_id and o.id = ${TOLD_WISH}
  join product_variants v on v.store_id = o.store_id and v.id = o.variant_id join products p on p.store_id = v.store_id and p.id = v.product_id
  where n.store_id = $1 and n.id = $2 and w.store_id = o.store_id and w.variant_id = o.variant_id and w.customer_id = o.customer_id and w.told_at is null and w.withdrawn_at is null
    and (v.stock is null or v.stock > 0) and p.status = 'active'
  returning w.id, w.customer_id, w.variant_id`;
/** The wish that a notification told of, whether it can still be had or not: it could when that was sent. $3 now. */
const CLOSE_TOLD_WISH = `
  update stock_wishes w set told_at = $3
  from notifications n join notification_rules r on r.store_id = n.store_id and r.id = n.rule_id and r.trigger = 'back_in_stock' and r.recipient = 'customer'
  where n.store_id = $1 and n.id = $2 and w.store_id = n.store_id and w.id = ${TOLD_WISH} and w.told_at is null and w.withdrawn_at is null
  returning w.id, w.customer_id, w.variant_id`;

/** What might have been sent before this moment is no news any more at `now`; undefined: it is for as long as it is true. */
export async function newsSince(tx: Tx, storeId: string, trigger: NotificationTrigger, now: Date): Promise<Date | undefined> {
  switch (NOTIFICATION_KEPT[trigger]) {
    case 'hour': return new Date(now.getTime() - HOUR);
    case 'day': return (await queryRows<{ at: Date }>(tx, DAYS_NEWS_SINCE, [storeId, now, new Date(now.getTime() - HOUR)]))[0]?.at;
    case 'while_true': return undefined;
  }
}

/** Whether the notification that this message was written for is no news any more. */
export async function isOldNews(tx: Tx, { store_id: storeId, extra }: Written, dueAt: Date, now: Date): Promise<boolean> {
  const id = parsePublicId('notification', extra?.notification);
  // Of a rule that is gone nobody knows more.
  const trigger = (await queryRows<{ trigger: NotificationTrigger }>(tx, TRIGGER_OF, [storeId, id]))[0]?.trigger ?? 'custom_event';
  if (trigger === 'back_in_stock') return (await queryRows(tx, WISH_HOLDS, [storeId, id])).length === 0;
  const since = await newsSince(tx, storeId, trigger, now);
  return since !== undefined && dueAt < since;
}

/** The customer was not told after all that something is back: their wish is open again. Gives the live events of it. */
export async function reopenWish(tx: Tx, { store_id: storeId, extra }: Written): Promise<LiveEvent[]> {
  return changesOf(storeId, await queryRows<ChangedWish>(tx, REOPEN_WISH, [storeId, parsePublicId('notification', extra?.notification)]));
}

/** Failed messages: where a person had sent a notification again (`closeWish`), its customer was not told after all. Gives the live events of it. */
export async function reopenWishes(tx: Tx, failed: readonly Written[]): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  for (const message of failed) if (message.extra?.by_person !== undefined && message.extra.notification !== undefined) events.push(...await reopenWish(tx, message));
  return events;
}

/** Messages that counted as failed and reached their customers after all: whose wish was opened again for it (`reopenWishes`) is not told once more. Gives the live events of it. */
export async function closeReached(tx: Tx, reached: readonly Written[], now: Date): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  for (const { store_id: storeId, extra } of reached) events.push(...changesOf(storeId, await queryRows<ChangedWish>(tx, CLOSE_TOLD_WISH, [storeId, parsePublicId('notification', extra?.notification), now])));
  return events;
}

/** A person sends it again: who hears that it is back, while it is, is not told once more by a rule. Gives the live events of it. */
export async function closeWish(tx: Tx, { store_id: storeId, extra }: Written, now: Date): Promise<LiveEvent[]> {
  const id = parsePublicId('notification', extra?.notification);
  return id === undefined ? [] : changesOf(storeId, await queryRows<ChangedWish>(tx, CLOSE_WISH, [storeId, id, now]));
}

function changesOf(storeId: string, wishes: readonly ChangedWish[]): LiveEvent[] {
  return wishes.map((wish) => ({
    storeId, type: 'stock_wish.updated', data: { id: publicId('stock_wish', wish.id), customer_id: publicId('customer', wish.customer_id), variant_id: publicId('variant', wish.variant_id) },
  }));
}
