import { BULK_SHARE } from '#contracts';
import { DAY, SECOND } from '../../platform/clock/clock.js';
import type { OpenAccount } from '../accounts/index.js';

/** Messages a second that bulk messages may send through an account. */
export function bulkRateOf({ pace }: Pick<OpenAccount, 'pace'>): number {
  return pace.perNumberPerSecond * BULK_SHARE;
}

/** How many seconds so many messages take through an account, at its rate and with as many a day as it may send. */
export function bulkSecondsOf(account: Pick<OpenAccount, 'pace'>, messages: number): number {
  const { perDay = Infinity } = account.pace;
  const fullDays = messages > perDay ? Math.ceil(messages / perDay) - 1 : 0;
  return fullDays * (DAY / SECOND) + Math.ceil((messages - (fullDays === 0 ? 0 : fullDays * perDay)) / bulkRateOf(account));
}
