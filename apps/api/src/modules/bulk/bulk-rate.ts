import { BULK_SHARE } from '#contracts';
import type { OpenAccount } from '../accounts/index.js';

/** Messages a second that bulk messages may send through an account. */
export function bulkRateOf(account: OpenAccount): number {
  return account.pace.perNumberPerSecond * BULK_SHARE;
}
