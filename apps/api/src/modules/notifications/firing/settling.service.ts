import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, MINUTE } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { OpenAccount } from '../../accounts/index.js';
import { StockWishes } from '../../catalog/index.js';
import { BatchMessages, newsSince } from '../../conversations/index.js';
import type { NotificationRow, RuleRow } from '../rows.js';
import { GIVE_UP_LATE, HOLD, HOLD_DUE, SETTLE, WISH_OF } from './firing.queries.js';
import type { Verdict } from './judging.service.js';
import { reasonOf } from './skips.js';

/** What becomes of a notification: the row of the log, the message, what it means elsewhere and the live event, in one transaction. */
@Injectable()
export class Settling {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents, private readonly messages: BatchMessages, private readonly wishes: StockWishes) {}

  /** Conversations are locked before customers, whose consent is looked at next. */
  async holdThread(tx: Tx, account: OpenAccount, { customer_id: customerId }: NotificationRow): Promise<void> {
    if (customerId !== null) await this.messages.lockThreads(tx, account, [customerId]);
  }

  /** Gives the conversation of the message, when there is one. */
  async settle(tx: Tx, rule: RuleRow, row: NotificationRow, verdict: Verdict): Promise<string | undefined> {
    const { store_id: storeId, id } = row;
    if (verdict.kind === 'wait') {
      await queryRows(tx, HOLD, [storeId, id, verdict.until, 0]);
      return undefined;
    }
    const now = this.clock.now();
    if (verdict.kind === 'skip') {
      const { reason, recipientId } = verdict;
      await queryRows(tx, SETTLE, [storeId, id, 'skipped', reason.code, reason.text, recipientId ?? null, null, now]);
      this.#tell(tx, row, { state: 'skipped', reason: reason.code });
      return undefined;
    }
    const [message] = await this.messages.write(tx, verdict.account, [{ customerId: verdict.recipientId, content: verdict.content, extra: { notification: publicId('notification', id) } }], undefined);
    if (!message) throw new Error('the message was not written');
    await queryRows(tx, SETTLE, [storeId, id, 'written', null, null, verdict.recipientId, message.messageId, now]);
    if (rule.trigger === 'back_in_stock' && rule.recipient === 'customer') await this.#fulfil(tx, row);
    this.#tell(tx, row, { state: 'written', message_id: publicId('message', message.messageId) });
    return message.conversationId;
  }

  /** What is due of a rule whose account cannot send is looked at again in a minute, but for what is no news any more. Gives how many that were. */
  async holdDue(tx: Tx, { store_id: storeId, id, trigger, quiet_from: quietFrom }: RuleRow, most: number): Promise<number> {
    const now = this.clock.now();
    // Nights do not count, and whose night it was is looked at when it can be sent.
    const since = quietFrom === null ? await newsSince(tx, storeId, trigger, now) : undefined;
    const { code, text } = reasonOf('too_late');
    const late = since === undefined ? [] : await queryRows<NotificationRow>(tx, GIVE_UP_LATE, [storeId, id, now, since, most, code, text]);
    for (const row of late) this.#tell(tx, row, { state: 'skipped', reason: code });
    if (late.length < most) await queryRows(tx, HOLD_DUE, [storeId, id, now, this.clock.in(MINUTE)]);
    return late.length;
  }

  async #fulfil(tx: Tx, { store_id: storeId, id }: NotificationRow): Promise<void> {
    const [wish] = await queryRows<{ customer_id: string; variant_id: string }>(tx, WISH_OF, [storeId, id]);
    if (wish) await this.wishes.told(tx, storeId, wish.customer_id, wish.variant_id);
  }

  #tell(tx: Tx, { store_id: storeId, id, rule_id: ruleId, customer_id: customerId, order_id: orderId }: NotificationRow, outcome: Record<string, unknown>): void {
    this.live.append(tx, [{ storeId, type: 'notification.settled', data: {
      id: publicId('notification', id), rule_id: ruleId && publicId('notification_rule', ruleId), customer_id: customerId && publicId('customer', customerId), order_id: orderId && publicId('order', orderId), ...outcome,
    } }]);
  }
}
