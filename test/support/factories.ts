import { type ConversationState, type Handler, type MessageStatus, publicId } from '#contracts';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import type { TestApp } from './app.js';

export interface ConversationWanted {
  readonly accountId?: string;
  readonly customerId?: string;
  readonly handler?: Handler;
  readonly state?: ConversationState;
  readonly assigneeId?: string;
  readonly unreadCount?: number;
  readonly lastMessageAt?: Date;
  /** Since when it is in the hands that it is in; else since its last message. */
  readonly handlerChangedAt?: Date;
  readonly windowClosesAt?: Date;
  readonly customer?: { readonly name?: string; readonly phone?: string; readonly username?: string };
}
/** Bare ids, and the public one of the thing itself. */
export interface MadeConversation { readonly id: string; readonly publicId: string; readonly accountId: string; readonly customerId: string }
export interface MessageWanted {
  readonly conversation?: MadeConversation;
  readonly text?: string;
  readonly direction?: 'in' | 'out';
  readonly status?: MessageStatus;
  readonly externalId?: string;
  readonly replyToExternalId?: string;
  readonly at?: Date;
}

/** An account that cannot send: for tests of what is stored. */
export async function anAccount(t: TestApp, storeId: string): Promise<string> {
  const id = newId();
  await t.owner.query(
    `insert into accounts (store_id, id, provider, name, status, environment, path_key, created_at, updated_at) values ($1, $2, 'meta', $3, 'active', 'test', $3, now(), now())`,
    [storeId, id, `Number ${id}`]);
  return id;
}

export async function aCustomer(t: TestApp, storeId: string, wanted: { name?: string; phone?: string; username?: string; at?: Date } = {}): Promise<string> {
  const id = newId();
  const at = wanted.at ?? t.clock.now();
  await t.owner.query('insert into customers (store_id, id, profile_name, phone, username, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)',
    [storeId, id, wanted.name ?? `Customer ${id.slice(-4)}`, wanted.phone ?? null, wanted.username ?? null, at]);
  return id;
}

/** A conversation with its account and customer. */
export async function aConversation(t: TestApp, storeId: string, wanted: ConversationWanted = {}): Promise<MadeConversation> {
  const id = newId();
  const accountId = wanted.accountId ?? await anAccount(t, storeId);
  const customerId = wanted.customerId ?? await aCustomer(t, storeId, wanted.customer);
  const at = wanted.lastMessageAt ?? t.clock.now();
  await t.owner.query(
    `insert into conversations (store_id, id, account_id, customer_id, handler, handler_changed_at, state, assignee_id, unread_count, last_message_at, last_inbound_at, window_closes_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $11, $7, $8, $9, $6, $6, $10, $6, $6)`,
    [storeId, id, accountId, customerId, wanted.handler ?? 'ai', at, wanted.state ?? 'open', wanted.assigneeId ?? null, wanted.unreadCount ?? 0, wanted.windowClosesAt ?? null, wanted.handlerChangedAt ?? at]);
  return { id, publicId: publicId('conversation', id), accountId, customerId };
}

/** A text message with its conversation. Gives its bare id and conversation. */
export async function aMessage(t: TestApp, storeId: string, wanted: MessageWanted = {}): Promise<{ id: string; publicId: string; conversation: MadeConversation }> {
  const conversation = wanted.conversation ?? await aConversation(t, storeId);
  const id = newId();
  const direction = wanted.direction ?? 'in';
  const text = wanted.text ?? 'Hello';
  const at = wanted.at ?? t.clock.now();
  await t.owner.query(
    `insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, external_id, status, reply_to_external_id, attempt_count, occurred_at, created_at, failure)
     values ($1, $2, $3, $4, $5, $6, 'text', $7, $8, $9, $10, $11, $12, $13, $13, $14)`,
    [storeId, id, conversation.id, conversation.accountId, direction, direction === 'in' ? 'customer' : 'user', JSON.stringify({ kind: 'text', text }), text,
      wanted.externalId ?? null, direction === 'in' ? null : (wanted.status ?? 'sent'), wanted.replyToExternalId ?? null, direction === 'in' ? 0 : 1, at,
      wanted.status === 'failed' ? JSON.stringify({ code: 'meta.131026', text: 'Not delivered', action: 'retry' }) : null]);
  return { id, publicId: publicId('message', id), conversation };
}
