import { Injectable } from '@nestjs/common';
import { Clock, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { claimOne, Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { defineJob, Jobs } from '../../../platform/queue/index.js';
import { AccountChanges } from '../account-changes.js';
import { camelCased } from '../account-rows.js';
import { beginLinkage, endLinkage, findLinkage } from './linkages.js';
import { LOCK_DEVICE, POSTPONE, TAKE_DUE, WRITE_DEVICE } from './linked-devices.queries.js';
import { changeBy, type Device, type DeviceChange, type SessionWord } from './session-word.js';

// Not an interface: those have no index signature, which a job's payload needs.
export type AccountRef = { readonly storeId: string; readonly accountId: string };
/** "A device was linked to this account: is it the account's number?" */
export const COMPARE_PHONE = defineJob<{ storeId: string; accountId: string }>('account.compare_phone', { queue: 'chores', key: ({ accountId }) => accountId, attempts: 1 });

/** A provider that gives no answer is asked again after this, then ever more rarely. */
const ASK_AGAIN_MS = 5 * SECOND;
const LONGEST_WAIT_MS = 5 * MINUTE;

/** How linked devices stand, and whose phones they are. */
@Injectable()
export class LinkedDevices {
  constructor(private readonly db: Database, private readonly changes: AccountChanges, private readonly clock: Clock, private readonly jobs: Jobs) {}

  /**
   * Applies what was said, oldest first, as part of the caller's transaction.
   * @returns accounts whose phone is to be compared: ring COMPARE_PHONE after the commit
   */
  async apply(tx: Tx, words: readonly (AccountRef & { readonly word: SessionWord })[]): Promise<AccountRef[]> {
    const linked = new Map<string, AccountRef>();
    // By account, so that two workers take the row locks in one order.
    for (const { storeId, accountId, word } of words.toSorted((one, other) => (one.accountId < other.accountId ? -1 : Number(one.accountId > other.accountId)))) {
      if ((await this.#applyOne(tx, { storeId, accountId }, word))?.device.phoneDueAt) linked.set(accountId, { storeId, accountId });
    }
    return [...linked.values()];
  }

  /** As `apply`, in a transaction of its own. */
  async applyNow(storeId: string, accountId: string, word: SessionWord): Promise<void> {
    const linked = await this.db.inStore(storeId, (tx) => this.apply(tx, [{ storeId, accountId, word }]));
    if (linked.length > 0) await this.jobs.enqueue(COMPARE_PHONE, { storeId, accountId });
  }

  /** True when the account's phone is due to be asked for; it is due again later, in case nobody comes back with an answer. */
  async take({ storeId, accountId }: AccountRef): Promise<boolean> {
    return this.db.inStore(storeId, async (tx) => {
      const now = this.clock.now();
      const taken = await claimOne<{ tries: number }>(tx, TAKE_DUE, [storeId, accountId, now, this.clock.in(LONGEST_WAIT_MS)]);
      if (!taken) return false;
      await queryRows(tx, POSTPONE, [storeId, accountId, this.clock.in(Math.min(ASK_AGAIN_MS * 2 ** (taken.tries - 1), LONGEST_WAIT_MS))]);
      return true;
    });
  }
  /** There is nothing to ask for. */
  async leave({ storeId, accountId }: AccountRef): Promise<void> {
    await this.db.inStore(storeId, (tx) => queryRows(tx, POSTPONE, [storeId, accountId, null]));
  }

  async #applyOne(tx: Tx, ref: AccountRef, word: SessionWord): Promise<DeviceChange | undefined> {
    const [row] = await queryRows<Record<string, unknown> & { readonly linkage_id: string | null }>(tx, LOCK_DEVICE, [ref.storeId, ref.accountId]);
    if (!row) return undefined;
    const before: Device = { ...camelCased<Omit<Device, 'linkage'>>(row), linkage: await findLinkage(tx, ref, row.linkage_id) };
    const change = changeBy(before, word, this.clock.now());
    if (!change) return undefined;
    const after = { ...before, ...change.device };
    await queryRows(tx, WRITE_DEVICE, [
      ref.storeId, ref.accountId, after.sessionState, after.sessionAt, after.sessionQr, after.sessionQrUntil, after.pausedAt, after.pausedCode, after.pausedText, after.phoneDueAt, after.phoneTries,
      await this.#step(tx, ref, before, change),
    ]);
    await this.changes.announce(tx, ref.storeId, ref.accountId, before.pausedAt === null && after.pausedAt !== null ? 'account.paused' : 'account.updated');
    return change;
  }

  /** @returns the linkage that is to be proven then */
  async #step(tx: Tx, ref: AccountRef, { linkage }: Device, { linkage: step }: DeviceChange): Promise<string | null> {
    if (step !== undefined && 'begins' in step) return beginLinkage(tx, ref, step.begins);
    if (step !== undefined && linkage !== null) await endLinkage(tx, ref, linkage.id, step.ends);
    return linkage?.id ?? null;
  }
}
