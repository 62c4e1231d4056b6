import { becameMarketing, type OutboundContent, publicId, type SendableTemplate } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { OpenAccount } from '../../accounts/index.js';
import { type BatchMessage, BatchMessages, BULK_RECALLS } from '../../conversations/index.js';
import { Consent, findOrCreateByPhone, findOrCreateByPhones, type phoneForms } from '../../customers/index.js';
import { Reach, type Room } from '../../sending/index.js';
import type { BulkRow, RecipientOfBulk } from '../rows.js';
import { HAVE_IT, RECALL_RECIPIENTS, SETTLE_RECIPIENTS, WAITING_MESSAGES } from './sending.queries.js';

export interface FilledRecipient { readonly recipient: RecipientOfBulk; readonly content: OutboundContent }
export interface Outcome { readonly recipient: RecipientOfBulk; readonly messageId?: string; readonly skip?: { readonly code: string; readonly text: string } }
interface Refusal { readonly code: 'opted_out' | 'consent_needed'; readonly text: string }
interface Ask { readonly explicit: boolean; readonly isLook?: boolean }
interface KnownRecipient extends FilledRecipient { readonly customerId: string }
interface TestMessage extends Pick<WriteOptions, 'consent'> { readonly phone: NonNullable<ReturnType<typeof phoneForms>>; readonly content: OutboundContent }
interface WriteOptions {
  /** See `consentFor`. */
  readonly consent: { readonly explicit: boolean } | undefined;
  /** What is decided already. */
  readonly also: readonly Outcome[];
}
const OPTED_OUT: Refusal = { code: 'opted_out', text: 'This person stopped marketing messages.' };
const CONSENT_NEEDED: Refusal = { code: 'consent_needed', text: 'This person has not agreed to marketing messages.' };

const DUPLICATE = { code: 'duplicate', text: 'This person gets it at another number already.' };

/** Whose consent a template needs: for marketing, and with `explicit` only of those who said so; undefined for the others. */
export function consentFor(template: Pick<SendableTemplate, 'category' | 'requested_category'>): WriteOptions['consent'] {
  return template.category === 'marketing' ? { explicit: becameMarketing(template) } : undefined;
}

/** Messages of a batch and what they mean for its recipients, in one transaction. */
@Injectable()
export class BatchWriter {
  constructor(private readonly clock: Clock, private readonly consent: Consent, private readonly messages: BatchMessages, private readonly reach: Reach) {}

  /** How many people the business may still write to first; undefined where WhatsApp has told no limit. */
  room(account: OpenAccount): Promise<Room | undefined> {
    return this.reach.room(account);
  }
  /** Takes room for at most so many, and gives how many it is; what is not used goes back with the commit. */
  async takeRoom(tx: Tx, account: OpenAccount, room: Room | undefined, most: number): Promise<number> {
    return this.reach.take(tx, account, room, most);
  }
  giveRoomBack(tx: Tx, account: OpenAccount, room: Room | undefined, people: number): void {
    this.reach.giveBack(tx, account, room, people);
  }

  async write(tx: Tx, account: OpenAccount, bulk: BulkRow, filled: readonly FilledRecipient[], { consent, also }: WriteOptions): Promise<readonly BatchMessage[]> {
    const { storeId } = account;
    const customers = filled.length === 0 ? new Map<string, string>()
      : await findOrCreateByPhones(tx, storeId, filled.map(({ recipient }) => ({ e164: recipient.phone, key: recipient.phone_key, name: recipient.name })), this.clock.now());
    const outcomes: Outcome[] = [...also];
    const known = filled.map((each) => ({ ...each, customerId: customers.get(each.recipient.phone_key) ?? '' }));
    // Asked twice: before their conversations are made, and once these are locked, because only then nobody can stop any more.
    const likely = await this.#willing(tx, account, known, consent && { ...consent, isLook: true }, outcomes);
    const { fresh, again } = await this.#once(tx, account, bulk, likely, outcomes);
    if (fresh.length > 0) await this.messages.openThreads(tx, account, fresh.map(({ customerId }) => customerId));
    const firsts = await this.#willing(tx, account, fresh, consent, outcomes);
    const retries = await this.#willing(tx, account, again, consent, outcomes);
    const by = bulk.author_id === null ? undefined : { kind: 'user' as const, userId: bulk.author_id };
    const written = await this.messages.write(tx, account, firsts.map(({ customerId, content }) => ({ customerId, content, extra: { bulk_message: publicId('bulk_message', bulk.id) } })), by);
    for (const [place, { recipient }] of firsts.entries()) outcomes.push({ recipient, ...(written[place] ? { messageId: written[place].messageId } : {}) });
    const retried = await this.messages.requeue(tx, storeId, retries.flatMap(({ recipient: { message_id: id } }) => (id === null ? [] : [id])));
    for (const { recipient } of retries) outcomes.push({ recipient });
    await queryRows(tx, SETTLE_RECIPIENTS, [storeId, bulk.id, JSON.stringify(outcomes.map(({ recipient, messageId, skip }) => ({
      id: recipient.id, state: skip === undefined ? 'written' : 'skipped', message_id: messageId ?? null, skip_code: skip?.code ?? null, skip_text: skip?.text ?? null,
    }))), this.clock.now()]);
    return [...written, ...retried];
  }

  /** Takes back what waits and is not with WhatsApp: paused recipients have their turn later, those of a cancelled one never. The caller holds the bulk message. */
  async recall(tx: Tx, { store_id: storeId, id }: Pick<BulkRow, 'store_id' | 'id'>, as: keyof typeof BULK_RECALLS): Promise<void> {
    const waiting = await queryRows<{ id: string }>(tx, WAITING_MESSAGES, [storeId, id]);
    await this.messages.recall(tx, storeId, waiting.map((message) => message.id), BULK_RECALLS[as], async (messageIds) => {
      await queryRows(tx, RECALL_RECIPIENTS, [storeId, id, messageIds, as === 'paused' ? null : BULK_RECALLS.cancelled.text]);
    });
  }

  /** One for trying it out, to whoever would get the real one, too; whether they have it already does not matter. @throws AppError validation.failed */
  async writeTest(tx: Tx, account: OpenAccount, bulk: BulkRow, { phone, content, consent }: TestMessage): Promise<BatchMessage | undefined> {
    const { storeId } = account;
    const customerId = await findOrCreateByPhone(tx, storeId, phone, this.clock.now());
    await this.messages.openThreads(tx, account, [customerId]);
    const refusal = consent && (await this.#refusedBy(tx, storeId, [customerId], consent)).get(customerId);
    if (refusal) throw AppError.field(refusal.code, '/to', refusal.text);
    const [message] = await this.messages.write(tx, account, [{ customerId, content, extra: { bulk_test: bulk.number } }], bulk.author_id === null ? undefined : { kind: 'user', userId: bulk.author_id });
    return message;
  }

  async #haveIt(tx: Tx, { storeId, id }: OpenAccount, bulk: BulkRow, customerIds: readonly string[]): Promise<Set<string>> {
    if (customerIds.length === 0) return new Set();
    return new Set((await queryRows<{ customer_id: string }>(tx, HAVE_IT, [storeId, bulk.id, customerIds, id])).map((row) => row.customer_id));
  }

  /** Those who want it; of the others `outcomes` tells why not. */
  async #willing(tx: Tx, { storeId }: OpenAccount, of: readonly KnownRecipient[], ask: Ask | undefined, outcomes: Outcome[]): Promise<readonly KnownRecipient[]> {
    if (ask === undefined || of.length === 0) return of;
    const skips = await this.#refusedBy(tx, storeId, of.map(({ customerId }) => customerId), ask);
    return of.filter(({ recipient, customerId }) => {
      const skip = skips.get(customerId);
      if (skip !== undefined) outcomes.push({ recipient, skip });
      return skip === undefined;
    });
  }

  /** One person with several numbers gets it once; who has a message that failed gets that one again. */
  async #once(tx: Tx, account: OpenAccount, bulk: BulkRow, of: readonly KnownRecipient[], outcomes: Outcome[]): Promise<{ fresh: readonly KnownRecipient[]; again: readonly KnownRecipient[] }> {
    const have = await this.#haveIt(tx, account, bulk, of.map(({ customerId }) => customerId));
    const fresh: KnownRecipient[] = [];
    for (const each of of) {
      if (each.recipient.message_id !== null) continue;
      if (have.has(each.customerId)) outcomes.push({ recipient: each.recipient, skip: DUPLICATE });
      else fresh.push(each);
      have.add(each.customerId);
    }
    return { fresh, again: of.filter(({ recipient }) => recipient.message_id !== null) };
  }

  async #refusedBy(tx: Tx, storeId: string, customerIds: readonly string[], ask: Ask): Promise<ReadonlyMap<string, Refusal>> {
    const allowed = await this.consent.mayMarket(tx, storeId, customerIds, ask);
    const others = customerIds.filter((id) => !allowed.has(id));
    const stopped = await this.consent.stoppedAmong(tx, others.map((customerId) => ({ storeId, customerId })));
    return new Map(others.map((id) => [id, stopped.has(`${storeId} ${id}`) ? OPTED_OUT : CONSENT_NEEDED]));
  }
}
