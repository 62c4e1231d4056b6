import { parsePublicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory, type OpenAccount } from '../../accounts/index.js';
import { Templates } from '../../templates/index.js';
import { findOrCreateByPhone, phoneForms } from '../../customers/index.js';
import type { Decider } from '../hands/hands.js';
import type { ConversationRow } from '../rows.js';
import type { ThreadMessageDto } from '../thread/thread.dto.js';
import { Messages } from './messages.service.js';
import type { OutgoingContentDto } from './outgoing-content.dto.js';
import type { OutgoingOptions } from './outgoing.service.js';
import { HAS_ACCOUNTS, INSERT_CONVERSATION, LOCK_CONVERSATION_WITH } from './outgoing.queries.js';

export interface DirectMessage {
  /** A phone number or a public customer id. */
  readonly to: string;
  readonly account_id?: string;
  readonly content: OutgoingContentDto;
  readonly take_over?: boolean;
}

/** Messages that begin with a person instead of a conversation. */
@Injectable()
export class DirectMessages {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountDirectory,
    private readonly messages: Messages,
    private readonly templates: Templates,
  ) {}

  /**
   * Sends through the named account, else through the template's (R148), else through the default one and never silently through another (R136, R151, R153, R197).
   * @throws AppError account.none, account.no_default_outgoing, account.inactive, customer.not_found, and what `Messages.send` refuses
   */
  async send(storeId: string, message: DirectMessage, by: Decider, requestKey?: string, options: Pick<OutgoingOptions, 'leavesHandler'> = {}): Promise<ThreadMessageDto> {
    const account = await this.#account(storeId, message);
    if (!account.isActive) throw new AppError('account.inactive');
    return this.messages.queue(account, async (tx) => this.#lock(tx, account, await this.#customer(tx, storeId, message.to)), message.content, by, { ...options, takeOver: message.take_over ?? false, requestKey });
  }

  async #account(storeId: string, { account_id: named, content }: DirectMessage): Promise<OpenAccount> {
    if (named !== undefined) return this.accounts.open(storeId, named);
    if (content.kind !== 'template') return this.#defaultAccount(storeId);
    const { account_id: owner } = await this.templates.sendable(storeId, content.template_id);
    return this.accounts.open(storeId, parsePublicId('account', owner) ?? '');
  }

  async #defaultAccount(storeId: string): Promise<OpenAccount> {
    const account = await this.accounts.defaultOutgoing(storeId);
    if (account) return account;
    const known = await this.db.inStore(storeId, (tx) => queryRows(tx, HAS_ACCOUNTS, [storeId]));
    throw new AppError(known.length === 0 ? 'account.none' : 'account.no_default_outgoing');
  }

  async #customer(tx: Tx, storeId: string, to: string): Promise<string> {
    const customerId = parsePublicId('customer', to);
    if (customerId !== undefined) {
      const [row] = await queryRows<{ id: string }>(tx, 'select coalesce(merged_into, id) as id from customers where store_id = $1 and id = $2', [storeId, customerId]);
      if (!row) throw AppError.field('customer.not_found', '/to');
      return row.id;
    }
    const phone = phoneForms(to);
    if (!phone) throw AppError.field('not_a_phone', '/to', 'A phone number in international form or a customer id');
    return findOrCreateByPhone(tx, storeId, phone, this.clock.now());
  }

  async #lock(tx: Tx, account: OpenAccount, customerId: string): Promise<ConversationRow> {
    await tx.query(INSERT_CONVERSATION, [account.storeId, newId(), account.id, customerId, this.clock.now()]);
    const [row] = await queryRows<ConversationRow>(tx, LOCK_CONVERSATION_WITH, [account.storeId, account.id, customerId]);
    if (!row) throw new Error('the conversation was not made');
    return row;
  }
}
