import { Injectable } from '@nestjs/common';
import { Clock, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { claimOne, Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { defineJob, Jobs } from '../../../platform/queue/index.js';
import { AccountChanges } from '../account-changes.js';
import { camelCased } from '../account-rows.js';
import { FORGET_ENDED, LOCK_DEVICE, POSTPONE, TAKE_DUE, UNPROVEN, WRITE_DEVICE } from './linked-devices.queries.js';
import { changeBy, type Device, OTHER_NUMBER, type SessionWord } from './session-word.js';

// Not an interface: those have no index signature, which a job's payload needs.
export type AccountRef = { readonly storeId: string; readonly accountId: string };
/** "A device was linked to this account: is it the account's number?" */
export const COMPARE_PHONE = defineJob<{ storeId: string; accountId: string }>('account.compare_phone', { queue: 'chores', key: ({ accountId }) => accountId, attempts: 1 });

/** Since when events of an account come through a phone that nobody knows; `isOther`: it is known to be another one. */
export interface Unproven { readonly since: Date; readonly isOther: boolean }
/** A linkage of another phone that ended. */
export interface EndedLinkage { readonly accountId: string; readonly since: Date; readonly until: Date }
/** What words changed. `linked`: accounts whose phone is to be compared, ring COMPARE_PHONE after the commit. */
export interface AppliedWords { readonly linked: readonly AccountRef[]; readonly ended: readonly EndedLinkage[] }
/** A provider that gives no answer is asked again after this, then ever more rarely. */
const ASK_AGAIN_MS = 5 * SECOND;
const LONGEST_WAIT_MS = 5 * MINUTE;

/** How linked devices stand, and whose phones they are. */
@Injectable()
export class LinkedDevices {
  constructor(private readonly db: Database, private readonly changes: AccountChanges, private readonly clock: Clock, private readonly jobs: Jobs) {}

  /**
   * Applies what was said, oldest first, as part of the caller's transaction. What waits of another phone that was unlinked is forgotten;
   * what the caller itself holds of them is its own to forget.
   */
  async apply(tx: Tx, words: readonly (AccountRef & { readonly word: SessionWord })[]): Promise<AppliedWords> {
    const linked = new Map<string, AccountRef>();
    const ended: EndedLinkage[] = [];
    // By account, so that two workers take the row locks in one order.
    for (const { storeId, accountId, word } of words.toSorted((one, other) => (one.accountId < other.accountId ? -1 : Number(one.accountId > other.accountId)))) {
      const applied = await this.#applyOne(tx, storeId, accountId, word);
      if (applied?.change.phoneDueAt) linked.set(accountId, { storeId, accountId });
      if (applied?.ended) ended.push(applied.ended);
    }
    return { linked: [...linked.values()], ended };
  }

  /** As `apply`, in a transaction of its own. */
  async applyNow(storeId: string, accountId: string, word: SessionWord): Promise<void> {
    const { linked } = await this.db.inStore(storeId, (tx) => this.apply(tx, [{ storeId, accountId, word }]));
    if (linked.length > 0) await this.jobs.enqueue(COMPARE_PHONE, { storeId, accountId });
  }

  /** Those of `accounts` that hang on a phone that nobody knows. */
  async unproven(tx: Tx, accounts: readonly { readonly storeId: string; readonly id: string }[]): Promise<ReadonlyMap<string, Unproven>> {
    if (accounts.length === 0) return new Map();
    const rows = await queryRows<{ id: string; since: Date; is_other: boolean }>(tx, UNPROVEN, [accounts.map(({ storeId }) => storeId), accounts.map(({ id }) => id), OTHER_NUMBER]);
    return new Map(rows.map(({ id, since, is_other: isOther }) => [id, { since, isOther }]));
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

  async #applyOne(tx: Tx, storeId: string, accountId: string, word: SessionWord): Promise<{ change: Partial<Device>; ended?: EndedLinkage } | undefined> {
    const [row] = await queryRows<Record<string, unknown>>(tx, LOCK_DEVICE, [storeId, accountId]);
    if (!row) return undefined;
    const before = camelCased<Device>(row);
    const change = changeBy(before, word, this.clock.now());
    if (!change) return undefined;
    const after = { ...before, ...change };
    await queryRows(tx, WRITE_DEVICE, [
      storeId, accountId, after.sessionState, after.sessionAt, after.sessionQr, after.sessionQrUntil, after.pausedAt, after.pausedCode, after.pausedText, after.phoneUnprovenAt, after.phoneDueAt, after.phoneTries,
    ]);
    await this.changes.announce(tx, storeId, accountId, before.pausedAt === null && after.pausedAt !== null ? 'account.paused' : 'account.updated');
    const [since, until] = [before.phoneUnprovenAt, after.phoneUnprovenAt];
    if (since === null || until === null || since >= until) return { change };
    await queryRows(tx, FORGET_ENDED, [storeId, accountId, since, until, this.clock.now()]);
    return { change, ended: { accountId, since, until } };
  }
}
