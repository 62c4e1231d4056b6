import type { OutboundContent } from '#contracts';
import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { OpenAccount } from '../../accounts/index.js';
import { type BatchMessage, BatchMessages } from '../../conversations/index.js';
import { Consent, findOrCreateByPhone, findOrCreateByPhones, type phoneForms } from '../../customers/index.js';
import type { BulkRow, RecipientOfBulk } from '../rows.js';
import { HAVE_IT, SETTLE_RECIPIENTS } from './sending.queries.js';

export interface FilledRecipient { readonly recipient: RecipientOfBulk; readonly content: OutboundContent }
export interface Outcome { readonly recipient: RecipientOfBulk; readonly messageId?: string; readonly skip?: { readonly code: string; readonly text: string } }
interface TestMessage { readonly phone: NonNullable<ReturnType<typeof phoneForms>>; readonly content: OutboundContent; readonly isMarketing: boolean }
interface WriteOptions {
  /** Set for marketing. `explicit`: only those who agreed. */
  readonly consent: { readonly explicit: boolean } | undefined;
  /** What is decided already. */
  readonly also: readonly Outcome[];
}
const OPTED_OUT = { code: 'opted_out', text: 'This person stopped marketing messages.' };
const CONSENT_NEEDED = { code: 'consent_needed', text: 'This person has not agreed to marketing messages.' };

const DUPLICATE = { code: 'duplicate', text: 'This person gets it at another number already.' };

/** Messages of a batch and what they mean for its recipients, in one transaction. */
@Injectable()
export class BatchWriter {
  constructor(private readonly clock: Clock, private readonly consent: Consent, private readonly messages: BatchMessages) {}

  async write(tx: Tx, account: OpenAccount, bulk: BulkRow, filled: readonly FilledRecipient[], { consent, also }: WriteOptions): Promise<readonly BatchMessage[]> {
    const { storeId } = account;
    const customers = filled.length === 0 ? new Map<string, string>()
      : await findOrCreateByPhones(tx, storeId, filled.map(({ recipient }) => ({ e164: recipient.phone, key: recipient.phone_key, name: recipient.name })), this.clock.now());
    const skips = consent === undefined ? new Map<string, Outcome['skip']>() : await this.#refusedBy(tx, storeId, [...customers.values()], consent.explicit);
    const have = await this.#haveIt(tx, account, bulk, [...customers.values()]);
    const outcomes: Outcome[] = [...also];
    const fresh: (FilledRecipient & { customerId: string })[] = [];
    const again: RecipientOfBulk[] = [];
    for (const each of filled) {
      const customerId = customers.get(each.recipient.phone_key) ?? '';
      const skip = skips.get(customerId);
      if (skip !== undefined) outcomes.push({ recipient: each.recipient, skip });
      else if (each.recipient.message_id !== null) again.push(each.recipient);
      else if (have.has(customerId)) outcomes.push({ recipient: each.recipient, skip: DUPLICATE });
      else {
        have.add(customerId);
        fresh.push({ ...each, customerId });
      }
    }
    const by = bulk.author_id === null ? undefined : { kind: 'user' as const, userId: bulk.author_id };
    const written = await this.messages.write(tx, account, fresh.map(({ customerId, content }) => ({ customerId, content, extra: { bulk_message: publicId('bulk_message', bulk.id) } })), by);
    for (const [place, { recipient }] of fresh.entries()) outcomes.push({ recipient, ...(written[place] ? { messageId: written[place].messageId } : {}) });
    const retried = await this.messages.requeue(tx, storeId, again.flatMap(({ message_id: id }) => (id === null ? [] : [id])));
    for (const recipient of again) outcomes.push({ recipient });
    await queryRows(tx, SETTLE_RECIPIENTS, [storeId, bulk.id, JSON.stringify(outcomes.map(({ recipient, messageId, skip }) => ({
      id: recipient.id, state: skip === undefined ? 'written' : 'skipped', message_id: messageId ?? null, skip_code: skip?.code ?? null, skip_text: skip?.text ?? null,
    }))), this.clock.now()]);
    return [...written, ...retried];
  }

  /** One for trying it out. Whoever stopped marketing gets none of it, either. @throws AppError validation.failed */
  async writeTest(tx: Tx, account: OpenAccount, bulk: BulkRow, { phone, content, isMarketing }: TestMessage): Promise<BatchMessage | undefined> {
    const { storeId } = account;
    const customerId = await findOrCreateByPhone(tx, storeId, phone, this.clock.now());
    if (isMarketing && (await this.#refusedBy(tx, storeId, [customerId], false)).get(customerId) === OPTED_OUT) throw AppError.field('opted_out', '/to', OPTED_OUT.text);
    const [message] = await this.messages.write(tx, account, [{ customerId, content, extra: { bulk_test: bulk.number } }], bulk.author_id === null ? undefined : { kind: 'user', userId: bulk.author_id });
    return message;
  }

  async #haveIt(tx: Tx, { storeId, id }: OpenAccount, bulk: BulkRow, customerIds: readonly string[]): Promise<Set<string>> {
    if (customerIds.length === 0) return new Set();
    return new Set((await queryRows<{ customer_id: string }>(tx, HAVE_IT, [storeId, bulk.id, customerIds, id])).map((row) => row.customer_id));
  }

  async #refusedBy(tx: Tx, storeId: string, customerIds: readonly string[], explicit: boolean): Promise<ReadonlyMap<string, Outcome['skip']>> {
    const allowed = await this.consent.mayMarket(tx, storeId, customerIds, { explicit });
    const others = customerIds.filter((id) => !allowed.has(id));
    const stopped = await this.consent.stoppedAmong(tx, others.map((customerId) => ({ storeId, customerId })));
    return new Map(others.map((id) => [id, stopped.has(`${storeId} ${id}`) ? OPTED_OUT : CONSENT_NEEDED]));
  }
}
