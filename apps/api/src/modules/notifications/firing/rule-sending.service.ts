import { Injectable, Logger } from '@nestjs/common';
import { Clock, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import type { NotificationRow, RuleRow } from '../rows.js';
import { CLAIM, GIVE_UP_PENDING, HOLD, LOCK_RULE, SENT_SINCE, SETTLE, STILL_TRUE } from './firing.queries.js';
import { Judging, type Means, type Verdict } from './judging.service.js';
import { Settling } from './settling.service.js';
import { type Reason, reasonOf } from './skips.js';

/** A message that waits to be delivered. */
export type Sent = Readonly<Record<'storeId' | 'conversationId', string>>;
const MAX_TRIES = 5;

/** The notifications of one rule, one after the other: the row of the log and the message for it are written in one transaction. */
@Injectable()
export class RuleSending {
  readonly #log = new Logger('notifications');

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly judging: Judging, private readonly settling: Settling) {}

  /** Settles until nothing is due, or `most` are done. Adds what was written to `sent`; gives how many are done. */
  async send(storeId: string, ruleId: string, most: number, sent: Sent[]): Promise<number> {
    const [rule] = await this.db.inStoreStatement<RuleRow>(storeId, 'select * from notification_rules where store_id = $1 and id = $2', [storeId, ruleId]);
    if (!rule) return 0;
    const means = await this.judging.means(rule);
    if (!('code' in means) && means.account.isPaused) return this.#hold(rule, most);
    for (let done = 0; done < most; done += 1) {
      const outcome = await this.#next(rule, means);
      if (outcome === 'nothing') return done;
      if (typeof outcome === 'object') sent.push({ storeId, conversationId: outcome.conversationId });
    }
    return most;
  }

  async #hold(rule: RuleRow, most: number): Promise<number> {
    return this.db.inStore(rule.store_id, async (tx) => (await this.#isUnchanged(tx, rule) ? this.settling.holdDue(tx, rule, most) : 0));
  }

  /** Locks the rule: two workers that sent to one person at a time could not see each other's. */
  async #isUnchanged(tx: Tx, { store_id: storeId, id, updated_at: updatedAt }: RuleRow): Promise<boolean> {
    const [now] = await queryRows<RuleRow>(tx, LOCK_RULE, [storeId, id]);
    return now?.updated_at.getTime() === updatedAt.getTime();
  }

  async #next(rule: RuleRow, means: Means | Reason): Promise<{ conversationId: string } | 'nothing' | 'done'> {
    const { store_id: storeId, id: ruleId } = rule;
    let claimed: NotificationRow | undefined;
    try {
      return await this.db.inStore(storeId, async (tx) => {
        if (!await this.#isUnchanged(tx, rule)) return 'nothing';
        [claimed] = await queryRows<NotificationRow>(tx, CLAIM, [storeId, ruleId, this.clock.now()]);
        if (!claimed) return 'nothing';
        if (!('code' in means)) await this.settling.holdThread(tx, means.account, claimed);
        const conversationId = await this.settling.settle(tx, rule, claimed, await this.#verdict(tx, claimed, means, this.clock.now()));
        return conversationId === undefined ? 'done' : { conversationId };
      });
    } catch (error) {
      if (!claimed) throw error;
      this.#log.error(error instanceof Error ? error : new Error(String(error)));
      await this.#failed(claimed);
      return 'done';
    }
  }

  async #verdict(tx: Tx, row: NotificationRow, means: Means | Reason, now: Date): Promise<Verdict> {
    if ('code' in means) return { kind: 'skip', reason: means };
    const { store_id: storeId, id: ruleId, dedupe_minutes: minutes } = means.rule;
    if ((await queryRows(tx, STILL_TRUE, [storeId, row.id])).length === 0) return { kind: 'skip', reason: reasonOf('no_longer_true') };
    return this.judging.judge(tx, means, { customerId: row.customer_id, facts: row.facts }, {
      now, knownAt: row.created_at, isRepeated: async (recipientId) => (await queryRows(tx, SENT_SINCE, [storeId, ruleId, recipientId, this.clock.ago(minutes * MINUTE)])).length > 0,
    });
  }

  /** What fails for reasons of ours is tried again, later and later, and does not stand in the way of the others. */
  async #failed({ store_id: storeId, id, tries }: NotificationRow): Promise<void> {
    if (tries + 1 < MAX_TRIES) {
      await this.db.inStoreStatement(storeId, HOLD, [storeId, id, this.clock.in(30 * SECOND * 2 ** tries), 1]);
      return;
    }
    const { code, text } = reasonOf('internal');
    await this.db.inStoreStatement(storeId, SETTLE, [storeId, id, 'skipped', code, text, null, null, this.clock.now()]);
  }

  /** What a rule that is switched off, changed or deleted had still to send. Part of the caller's transaction. */
  async giveUp(tx: Tx, storeId: string, ruleId: string): Promise<void> {
    const { code, text } = reasonOf('rule_off');
    await queryRows(tx, GIVE_UP_PENDING, [storeId, ruleId, code, text, this.clock.now()]);
  }
}
