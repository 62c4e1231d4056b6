import type { DailyReach, NoticeEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { beforeCommit, Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { idFloorAgo } from '../../../platform/database/ids.js';
import type { OpenAccount } from '../../accounts/index.js';
import { GIVE_BACK_REACH, KEEP_COUNT, KEEP_REACH, LAST_COUNT, REACHED, TAKE_REACH } from './reach.queries.js';
import { countHoldsMs, type Reached, type Room, roomOf, shareOf } from './reach.js';

type LastCount = { readonly limit: number } & (
  | { readonly counted_at: null }
  | { readonly used: number; readonly oldest_at: Date | null; readonly counted_at: Date; readonly taken: number; readonly since: number });
export interface ReachNotice { readonly account: OpenAccount; readonly event: NoticeEvent; readonly receivedAt: Date }

/** How many people a business may write to first within 24 hours, and how many it has. */
@Injectable()
export class Reach {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** As counted at this moment. Undefined where no limit is known. */
  async count(tx: Tx, { storeId, businessAccountId }: OpenAccount): Promise<Room | undefined> {
    if (businessAccountId === null) return undefined;
    const now = this.clock.now();
    const since = new Date(now.getTime() - DAY);
    const [row] = await queryRows<Reached>(tx, REACHED, [storeId, businessAccountId, idFloorAgo(DAY), since]);
    return row && roomOf(row, now);
  }

  /** As counted a while ago by whichever process, less what was taken since. Counting is slow, so it is done before the transaction that takes. */
  async room(account: OpenAccount): Promise<Room | undefined> {
    const { storeId, businessAccountId } = account;
    if (businessAccountId === null) return undefined;
    const now = this.clock.now();
    const [last] = await this.db.inStoreStatement<LastCount>(storeId, LAST_COUNT, [storeId, businessAccountId], { reads: true });
    if (last === undefined) return undefined;
    if (last.counted_at !== null) {
      const room = roomOf({ limit: last.limit, used: last.used + last.since, oldest_at: last.oldest_at }, now);
      const ageMs = now.getTime() - last.counted_at.getTime();
      if (ageMs >= 0 && ageMs < countHoldsMs(room, account.pace.perNumberPerSecond)) return room;
    }
    return this.db.inStore(storeId, async (tx) => {
      const [row] = await queryRows<Reached>(tx, REACHED, [storeId, businessAccountId, idFloorAgo(DAY), new Date(now.getTime() - DAY)]);
      if (row === undefined) return undefined;
      await queryRows(tx, KEEP_COUNT, [storeId, businessAccountId, row.used, row.oldest_at, now, last.counted_at === null ? 0 : last.taken]);
      return roomOf(row, now);
    }, { durable: 'later' });
  }

  /** Takes room for at most so many people: whoever takes from the same at this moment is waited for, so that the limit holds. @param room as `room` gave it */
  async take(tx: Tx, { storeId, businessAccountId }: OpenAccount, room: Room | undefined, most: number): Promise<number> {
    if (room === undefined || businessAccountId === null || most === 0) return most;
    const [taken] = await queryRows<{ granted: number }>(tx, TAKE_REACH, [storeId, businessAccountId, most, shareOf(room.limit)]);
    // Whose count is gone was counted together with others, or apart from them: `room` counts anew.
    return taken?.granted ?? 0;
  }
  /** Of what `take` gave in `tx`, so many are not needed. With its commit. */
  giveBack(tx: Tx, { storeId, businessAccountId }: OpenAccount, room: Room | undefined, people: number): void {
    if (room !== undefined && people > 0) beforeCommit(tx, GIVE_BACK_REACH, () => [storeId, businessAccountId, people]);
  }

  /** Part of the transaction that reads the events; notices about other things are left alone. Twice the same changes nothing. */
  async learn(tx: Tx, notices: readonly ReachNotice[]): Promise<void> {
    for (const { account, event, receivedAt } of notices) {
      const reach: DailyReach | undefined = account.readReach(event);
      if (reach === undefined || account.businessAccountId === null) continue;
      await queryRows(tx, KEEP_REACH, [account.storeId, account.businessAccountId, reach, event.occurredAt ?? receivedAt]);
    }
  }
}
