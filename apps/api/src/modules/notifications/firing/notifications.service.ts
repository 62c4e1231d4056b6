import { NOTIFICATION_KEPT, publicId } from '#contracts';
import { Injectable, Logger } from '@nestjs/common';
import { Clock, DAY, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { newsSince } from '../../conversations/index.js';
import { countryOf, earliestFor } from '../../sending/index.js';
import type { RuleRow } from '../rows.js';
import { factOf, unmet } from './conditions.js';
import { ENABLED_RULES, INSERT_NOTIFICATIONS, LOCK_RULE, RULES_WITH_WORK, SEEN } from './firing.queries.js';
import { quietOf } from './judging.service.js';
import { type KnownOccurrence, Occurrences } from './occurrences.service.js';
import { RuleSending, type Sent } from './rule-sending.service.js';
import { reasonOf } from './skips.js';

/** What was committed late by somebody else's clock is looked for so far back. */
const OVERLAP_MS = 10 * MINUTE;
const PAGE = 200;
/** So many are settled in one run for one store; then others have their turn. */
const MOST = 200;

/** From what happened to messages: each occurrence becomes one row of the log, once, and each row at most one message. */
@Injectable()
export class Notifications {
  readonly #log = new Logger('notifications');

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly occurrences: Occurrences, private readonly sending: RuleSending) {}

  /** Looks for what happened since the last time. A rule that fails does not keep the others from theirs. True when there is more. */
  async collect(storeId: string): Promise<boolean> {
    const rules = await this.db.inStoreStatement<RuleRow>(storeId, ENABLED_RULES, [storeId]);
    let isMore = false;
    for (const { id } of rules) isMore = await this.db.inStore(storeId, (tx) => this.#collectRule(tx, storeId, id)).catch((error: unknown) => this.#report(id, error)) || isMore;
    return isMore;
  }

  /** Sends what is due. Gives the conversations with new messages, and whether there is more. */
  async send(storeId: string): Promise<{ readonly sent: readonly Sent[]; readonly isMore: boolean }> {
    const rules = await this.db.inStoreStatement<{ rule_id: string }>(storeId, RULES_WITH_WORK, [storeId, this.clock.now()]);
    const sent: Sent[] = [];
    let done = 0;
    for (const { rule_id: ruleId } of rules) {
      if (done >= MOST) break;
      done += await this.sending.send(storeId, ruleId, MOST - done, sent).catch((error: unknown) => {
        this.#report(ruleId, error);
        return 0;
      });
    }
    return { sent, isMore: done >= MOST };
  }

  async #collectRule(tx: Tx, storeId: string, ruleId: string): Promise<boolean> {
    const [rule] = await queryRows<RuleRow>(tx, LOCK_RULE, [storeId, ruleId]);
    if (!rule?.enabled || !rule.enabled_at || !rule.seen_until) return false;
    const now = this.clock.now();
    const from = new Date(Math.max(rule.enabled_at.getTime(), rule.seen_until.getTime() - OVERLAP_MS));
    const found = await this.occurrences.find(tx, rule, { from, until: now, limit: PAGE, isNew: true });
    const isMore = found.length === PAGE;
    if (found.length > 0) await this.#note(tx, rule, found, now);
    // The rows that are noted make way for the next page, wherever the look begins.
    if (!isMore && now.getTime() - rule.seen_until.getTime() >= 10 * SECOND) await queryRows(tx, SEEN, [storeId, ruleId, now]);
    return isMore;
  }

  async #note(tx: Tx, rule: RuleRow, found: readonly KnownOccurrence[], now: Date): Promise<void> {
    const since = await this.#wantedSince(tx, rule, now);
    const rows = found.map(({ occurrence, facts }) => {
      const failed = unmet(rule.conditions, facts);
      const skip = failed ? reasonOf('condition_not_met', `(${failed.field})`) : since !== undefined && dueAt(rule, { occurrence, facts }) < since ? reasonOf('too_late') : undefined;
      return {
        id: newId(), occurrence: occurrence.key, occurred_at: occurrence.at, customer_id: occurrence.customer_id, conversation_id: occurrence.conversation_id, order_id: occurrence.order_id, facts,
        state: skip ? 'skipped' : 'pending', reason_code: skip?.code ?? null, reason_text: skip?.text ?? null,
      };
    });
    await queryRows(tx, INSERT_NOTIFICATIONS, [rule.store_id, rule.id, rule.name, JSON.stringify(rows), now]);
  }

  /** What was due before that is not told any more when it is found only now, because nobody looked: a birthday wish has its day, news a day, what is back is told while it is there. */
  async #wantedSince(tx: Tx, { store_id: storeId, trigger }: RuleRow, now: Date): Promise<Date | undefined> {
    return NOTIFICATION_KEPT[trigger] === 'hour' ? new Date(now.getTime() - DAY) : newsSince(tx, storeId, trigger, now);
  }

  #report(ruleId: string, error: unknown): false {
    this.#log.error(error instanceof Error ? error : new Error(`${publicId('notification_rule', ruleId)}: ${String(error)}`));
    return false;
  }
}

/** When it might have gone out: nights of its recipient are no delay. */
function dueAt(rule: RuleRow, { occurrence, facts }: KnownOccurrence): Date {
  return earliestFor(countryOf(rule.recipient === 'phone' ? rule.phone : factOf(facts, 'customer_phone')), quietOf(rule), occurrence.at);
}
