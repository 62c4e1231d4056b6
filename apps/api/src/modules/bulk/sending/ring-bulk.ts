import { publicId } from '#contracts';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Jobs } from '../../../platform/queue/index.js';
import { SEND_BULK } from '../bulk.jobs.js';
import type { BulkRow } from '../rows.js';

/** Rings for a bulk message that is queued, at its time. */
export async function ringBulk(jobs: Jobs, clock: Clock, { store_id: storeId, id, account_id: accountId, scheduled_at: at }: BulkRow): Promise<void> {
  if (accountId === null) throw new Error(`${publicId('bulk_message', id)} has no account`);
  const delayMs = at === null ? 0 : Math.max(0, at.getTime() - clock.now().getTime());
  await jobs.enqueue(SEND_BULK, { storeId, accountId }, delayMs > 0 ? { delayMs } : {});
}
