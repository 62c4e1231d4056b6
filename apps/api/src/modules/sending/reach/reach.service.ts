import type { DailyReach, NoticeEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Recent } from '../../../platform/cache/recent.js';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { idFloorAgo } from '../../../platform/database/ids.js';
import type { OpenAccount } from '../../accounts/index.js';
import { KEEP_REACH, REACHED } from './reach.queries.js';
import { countHoldsMs, type Reached, type Room, roomOf } from './reach.js';

const REMEMBERED = 1_000;

interface Counted { readonly at: number; readonly room: Room | undefined; taken: number }
export interface ReachNotice { readonly account: OpenAccount; readonly event: NoticeEvent; readonly receivedAt: Date }

/** How many people a business may write to first within 24 hours, and how many it has. */
@Injectable()
export class Reach {
  readonly #counted = new Recent<Counted>(REMEMBERED);

  constructor(private readonly clock: Clock) {}

  /** As counted at this moment. Undefined where no limit is known. */
  async count(tx: Tx, { storeId, businessAccountId }: OpenAccount): Promise<Room | undefined> {
    if (businessAccountId === null) return undefined;
    const now = this.clock.now();
    const since = new Date(now.getTime() - DAY);
    const [row] = await queryRows<Reached>(tx, REACHED, [storeId, businessAccountId, idFloorAgo(DAY), since]);
    return row && roomOf(row, now);
  }

  /** As counted a while ago, less what `take` took since. */
  async room(tx: Tx, account: OpenAccount): Promise<Room | undefined> {
    const key = account.businessAccountId ?? account.id;
    const now = this.clock.now().getTime();
    let known = this.#counted.find(key);
    if (known === undefined || now - known.at >= countHoldsMs(known.room, account.pace.perNumberPerSecond) || known.at > now) {
      known = { at: now, room: await this.count(tx, account), taken: 0 };
      this.#counted.put(key, known);
    }
    return known.room && { ...known.room, left: Math.max(0, known.room.left - known.taken) };
  }
  /** So many are being written to. */
  take(account: OpenAccount, people: number): void {
    const known = this.#counted.find(account.businessAccountId ?? account.id);
    if (known) known.taken += people;
  }

  /** Part of the transaction that reads the events; notices about other things are left alone. Twice the same changes nothing. */
  async learn(tx: Tx, notices: readonly ReachNotice[]): Promise<void> {
    for (const { account, event, receivedAt } of notices) {
      const reach: DailyReach | undefined = account.readReach(event);
      if (reach === undefined || account.businessAccountId === null) continue;
      await queryRows(tx, KEEP_REACH, [account.storeId, account.businessAccountId, reach, event.occurredAt ?? receivedAt]);
      this.#counted.remove(account.businessAccountId);
    }
  }
}
