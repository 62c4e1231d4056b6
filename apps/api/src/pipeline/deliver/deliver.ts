import type { Failure, OutboundContent } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, AccountsService, type OpenAccount } from '../../modules/accounts/index.js';
import { type MessageRow, type NextMessage, Outbox, type TriedAgain } from '../../modules/conversations/index.js';
import { type Attempt, type SendOutcome, Sending } from '../../modules/sending/index.js';
import { Database, type Tx } from '../../platform/database/database.js';

export type DeliveryOutcome =
  | { readonly kind: 'idle' }
  /** Done with one message; `nextAccountId` is whose message waits behind it. */
  | { readonly kind: 'sent'; readonly nextAccountId: string | undefined }
  | { readonly kind: 'wait'; readonly ms: number };
/** A message whose attempt is written down: it is sent by whoever holds this. */
export interface Claim { readonly kind: 'ready'; readonly account: OpenAccount; readonly next: NextMessage; readonly attempt: Attempt }
/** The head of the queue belongs to another account than the one that was opened: a conversation can move, its templates stay with theirs. */
interface Elsewhere { readonly kind: 'elsewhere'; readonly accountId: string }

const INACTIVE: Failure = { code: 'account.inactive', text: 'The account was set inactive before this message could be sent.', action: 'fix_credentials' };

/** From the head of a conversation's queue to the provider, one message at a time. */
@Injectable()
export class Deliver {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly sending: Sending,
    private readonly accounts: AccountDirectory,
    private readonly accountStates: AccountsService,
  ) {}

  /**
   * Sends the next message. The attempt is committed before the request, so that a crash in between leaves a trace.
   * @param accountId whose message waits, when it is known
   */
  async next(storeId: string, conversationId: string, accountId?: string): Promise<DeliveryOutcome> {
    // Looked at before the claim: mostly nothing waits, and who held a connection while asking for a second one would stand in everybody's way.
    const waitsFor = accountId ?? await this.outbox.nextAccount(storeId, conversationId);
    if (waitsFor === undefined) return { kind: 'idle' };
    const account = await this.accounts.open(storeId, waitsFor);
    const claimed = await this.db.inStore(account.storeId, (tx) => this.#take(tx, account, conversationId));
    if (claimed.kind === 'elsewhere') return this.next(storeId, conversationId, claimed.accountId);
    return claimed.kind === 'ready' ? this.send(claimed) : claimed;
  }

  /**
   * The right to send one message to a customer now, before it is written: it begins to be sent in the transaction that writes it.
   * Undefined when it would have to wait; then it goes the way of the queue.
   */
  async permit(storeId: string, accountId: string, customerId: string): Promise<((tx: Tx, first: NextMessage) => Claim | undefined) | undefined> {
    const account = await this.accounts.open(storeId, accountId);
    if (!account.isHere || !account.isActive || account.isPaused || (await this.sending.paceAhead(account, customerId)).kind !== 'now') return undefined;
    return (tx, next) => (next.message.account_id !== account.id || this.#refusal(account, next) ? undefined : { kind: 'ready', account, next, attempt: this.#begin(tx, account, next.message) });
  }

  /** Makes the request and keeps its outcome. */
  async send({ account, next: { message, to }, attempt }: Claim): Promise<DeliveryOutcome> {
    const outcome = await this.sending.send(account, attempt, {
      to, content: message.content as OutboundContent,
      ...(message.reply_to_external_id === null ? {} : { replyToExternalId: message.reply_to_external_id }),
    });
    return this.#settle(account, attempt, message, outcome);
  }

  async #take(tx: Tx, account: OpenAccount, conversationId: string): Promise<DeliveryOutcome | Claim | Elsewhere> {
    const found = await this.outbox.next(tx, account.storeId, conversationId);
    if (found.kind !== 'ready') return found;
    const { next } = found;
    const { message, conversation } = next;
    if (message.account_id !== account.id) return { kind: 'elsewhere', accountId: message.account_id };
    const refusal = this.#refusal(account, next);
    if (refusal) return this.#refuse(tx, message, refusal);
    if (await this.outbox.failLate(tx, next, account)) return { kind: 'sent', nextAccountId: await this.outbox.nextAccountIn(tx, message) };
    // The message waits for corrected credentials; saving them rings the bell.
    if (account.isPaused) return { kind: 'idle' };
    const permission = await this.sending.pace(tx, account, conversation.customer_id);
    // Changed by another process a moment ago.
    if (permission.kind === 'inactive') return this.#refuse(tx, message, INACTIVE);
    if (permission.kind === 'paused') return { kind: 'idle' };
    if (permission.kind === 'wait') {
      const { ms } = permission;
      const code = await this.sending.holdOn(tx, account, ms);
      if (code !== undefined && await this.outbox.explainWait(tx, message, account.explain(code), ms) === 'failed') return { kind: 'sent', nextAccountId: await this.outbox.nextAccountIn(tx, message) };
      this.outbox.holdBack(tx, message, ms);
      return permission;
    }
    this.outbox.markSending(tx, message);
    return { kind: 'ready', account, next, attempt: this.#begin(tx, account, message) };
  }

  async #refuse(tx: Tx, message: MessageRow, refusal: Failure): Promise<DeliveryOutcome> {
    await this.outbox.fail(tx, message, refusal);
    return { kind: 'sent', nextAccountId: await this.outbox.nextAccountIn(tx, message) };
  }

  #begin(tx: Tx, account: OpenAccount, message: MessageRow): Attempt {
    return this.sending.begin(tx, { storeId: account.storeId, messageId: message.id, accountId: account.id, number: message.attempt_count + 1, tries: message.attempt_count - message.tries_before + 1 });
  }

  /** Checked again at the last moment, because the message may have waited (R69, R153, R211). */
  #refusal(account: OpenAccount, { message, conversation, to }: NextMessage): Failure | undefined {
    if (!account.isHere) return { code: 'account.other_environment', text: `The number is connected on another environment (${account.environment}), so nothing is sent from here.`, action: 'none' };
    if (!account.isActive) return INACTIVE;
    const needsWindow = message.kind !== 'template';
    if (needsWindow && this.outbox.isWindowClosed(conversation, account.capabilities.windowHours)) {
      return { code: 'window.closed', text: "More than 24 hours since the customer's last message.", action: 'send_template' };
    }
    if (!to.phone && !to.waId && !to.bsuid && !to.lid) return { code: 'customer.no_address', text: 'Nothing is known by which this customer could be reached.', action: 'check_number' };
    return undefined;
  }

  async #settle(account: OpenAccount, attempt: Attempt, message: MessageRow, outcome: SendOutcome): Promise<DeliveryOutcome> {
    const { nextAccountId, again } = await this.db.inStore(message.store_id, async (tx) => {
      const [next, , , shown] = await Promise.all([
        this.outbox.nextAccountIn(tx, message),
        outcome.kind === 'accepted' ? this.outbox.awaitFacts(tx, message, outcome.result.externalId) : undefined,
        this.sending.settle(tx, attempt, outcome),
        this.#show(tx, account, attempt, message, outcome),
      ]);
      return { nextAccountId: next, again: shown?.inMs };
      // Whoever always reports what they took proves it again, whatever a crash of the database undoes here.
    }, { durable: account.rules.alwaysReports ? 'later' : 'now' });
    await this.sending.holdAfter(account, outcome);
    if (outcome.kind === 'account') return this.#pause(account, outcome);
    if (again !== undefined) return { kind: 'wait', ms: again };
    return outcome.kind === 'retry' || outcome.kind === 'limited' ? { kind: 'wait', ms: outcome.afterMs } : { kind: 'sent', nextAccountId };
  }

  /** The message waits for its account. Where that was given other credentials while this try was under way, it goes once more with those. */
  async #pause(account: OpenAccount, { code, detail }: Extract<SendOutcome, { kind: 'account' }>): Promise<DeliveryOutcome> {
    if (await this.accountStates.pause(account.storeId, account.id, { code, text: account.explain(code, detail).text, savedAt: account.mark.savedAt })) return { kind: 'idle' };
    const now = await this.accounts.openAnew(account.storeId, account.id);
    return now.isPaused || now.mark.savedAt.getTime() === account.mark.savedAt.getTime() ? { kind: 'idle' } : { kind: 'wait', ms: 0 };
  }

  /** Gives when the message is tried again, where its failure was reported before the provider's answer came. */
  async #show(tx: Tx, account: OpenAccount, attempt: Attempt, message: MessageRow, outcome: SendOutcome): Promise<TriedAgain | undefined> {
    switch (outcome.kind) {
      case 'accepted': return this.outbox.accept(tx, message, outcome.result, { attemptId: attempt.id, reportsSent: account.rules.alwaysReports, failureOf: account.failureOf.bind(account) });
      case 'rejected': {
        if (account.saysOptedOut(outcome.code)) await this.outbox.noteOptOut(tx, message, outcome.detail);
        await this.outbox.fail(tx, message, account.explain(outcome.code, outcome.detail));
        break;
      }
      case 'retry': await this.outbox.postpone(tx, message, outcome.afterMs); break;
      case 'limited':
        await this.outbox.turnBack(tx, message, outcome.afterMs);
        await this.outbox.explainWait(tx, message, account.explain(outcome.code, outcome.detail), outcome.afterMs);
        break;
      case 'account': await this.outbox.awaitAccount(tx, message); break;
      case 'unknown': await this.outbox.markUnknown(tx, [{ storeId: message.store_id, messageId: message.id }]); break;
    }
    return undefined;
  }
}
