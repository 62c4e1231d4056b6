import { type Failure, parsePublicId } from '#contracts';
import { MINUTE } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { countryOf, earliestFor } from '../../sending/index.js';
import type { MessageRow } from '../rows.js';
import { QUIET_HOURS_OF_BULK, QUIET_HOURS_OF_RULE } from './outgoing.queries.js';

interface QuietRow { readonly quiet_from: number; readonly quiet_until: number }
type Queued = Pick<MessageRow, 'store_id' | 'id' | 'extra' | 'attempt_count' | 'created_at'> & { readonly next_attempt_at: Date | null };

/** Why one of many waits at night. */
export const QUIET: Pick<Failure, 'code' | 'text'> = { code: 'quiet_hours', text: 'Quiet hours where the recipient is.' };
/** So soon after it was written nobody has to be asked again: who writes it has looked. */
const FRESH_MS = MINUTE;

/** When a queued message may go out by the quiet hours of the bulk message or the rule that it comes from; `now` for all others, and for what a person sent again. */
export async function awakeAt(tx: Tx, message: Queued, phone: string | null, now: Date): Promise<Date> {
  const { store_id: storeId, id, extra } = message;
  if (extra === null || extra.by_person !== undefined || isFresh(message, now)) return now;
  const bulkId = parsePublicId('bulk_message', extra.bulk_message);
  const [bulk] = bulkId === undefined ? [] : await queryRows<QuietRow & { country: string | null }>(tx, QUIET_HOURS_OF_BULK, [storeId, bulkId, id]);
  if (bulk) return earliestFor(bulk.country, { from: bulk.quiet_from, until: bulk.quiet_until }, now);
  const notificationId = parsePublicId('notification', extra.notification);
  const [rule] = notificationId === undefined ? [] : await queryRows<QuietRow>(tx, QUIET_HOURS_OF_RULE, [storeId, notificationId]);
  return rule ? earliestFor(countryOf(phone), { from: rule.quiet_from, until: rule.quiet_until }, now) : now;
}

function isFresh({ attempt_count: tries, next_attempt_at: notBefore, created_at: writtenAt }: Queued, now: Date): boolean {
  return tries === 0 && notBefore === null && now.getTime() - writtenAt.getTime() < FRESH_MS;
}
