import type { QueryClient } from '@tanstack/react-query';
import type { Schemas } from '../../../shared/api/api.js';
import type { LivePatch } from '../../../shared/live/live.js';
import { noteNews } from '../../../shared/live/news.js';
import { assistantCostKey, conversationEventsKey, countsKey, customerKey, messagesKey, parkedReplyKey, writingKey } from '../api/keys.js';
import { getMessage } from '../api/get-message.js';
import { listMessages } from '../api/list-messages.js';
import { conversationQuery } from '../api/get-conversation.js';
import type { Customer, Message, PhotoDescription, PlainConversation, PlainMessage, Transcript } from '../model.js';
import { findConversation, listAgain, putConversation, renameCustomer, showInRows } from './conversation-cache.js';
import { findMessage, findMessages, putMessage, removeMessage } from './message-cache.js';

/** Counts are asked for again this long after the first change, however many follow. */
const COUNT_AFTER_MS = 400;
const counting = new Set<string>();

/** Brings what happens to conversations and messages onto the page without fetching lists again. */
export const patchInbox: LivePatch = (client, storeId, event) => {
  const { type, data } = event;
  switch (type) {
    case 'message.received': case 'message.queued': case 'message.sent': case 'message.delivered': case 'message.read': case 'message.played': case 'message.failed':
      return takeMessage(client, storeId, data['message'] as PlainMessage | Message);
    case 'message.updated':
      return takeChanged(client, storeId, data['message'] as PlainMessage | Message);
    case 'message.dropped':
      return removeMessage(client, storeId, data['message'] as PlainMessage);
    case 'conversation.created': case 'conversation.updated': case 'conversation.handed_off': case 'conversation.taken_over':
    case 'conversation.returned_to_ai': case 'conversation.resolved': case 'conversation.reopened':
      return takeConversation(client, storeId, data['conversation'] as PlainConversation, type !== 'conversation.created');
    case 'media.ready': case 'media.failed':
      return takeMedia(client, storeId, String(data['media_id']), data['media'] as Message['media'] | undefined);
    case 'media.transcribed':
      return takeTold(client, storeId, String(data['media_id']), { transcript: data['transcript'] as Transcript });
    case 'media.described':
      return takeTold(client, storeId, String(data['media_id']), { description: data['description'] as PhotoDescription });
    case 'run.started': case 'run.completed': case 'run.failed':
      client.setQueryData(writingKey(storeId, String(data['conversation_id'])), type === 'run.started');
      if (type !== 'run.started') void client.invalidateQueries({ queryKey: assistantCostKey(storeId, String(data['conversation_id'])) });
      return undefined;
    case 'turn.silent':
      return takeSilence(client, storeId, String(data['conversation_id']));
    case 'conversation.reply_parked':
      client.setQueryData(parkedReplyKey(storeId, String(data['conversation_id'])), data['parked_reply']);
      return undefined;
    case 'order.created': case 'order.placed': case 'order.updated':
      return takeOrder(client, storeId, type, data['order'] as Schemas['OrderDto']);
    case 'customer.updated':
      return takeCustomer(client, storeId, data['customer'] as Customer);
    default:
      return undefined;
  }
};

function takeMessage(client: QueryClient, storeId: string, message: PlainMessage | Message): void {
  noteNews(message);
  // A reaction is shown on its bubble, which tells of it by itself; only one that failed is a row.
  if (message.kind === 'reaction' && message.status !== 'failed') return;
  if (message.kind !== 'reaction') showInRows(client, storeId, message);
  if (message.status === 'failed' || message.status === 'queued') listAgain(client, storeId, 'failed');
  const known = findMessage(client, storeId, message.conversation_id, ({ id }) => id === message.id);
  if (known) return putMessage(client, storeId, { ...known, ...message });
  putMessage(client, storeId, { reply_to_message_id: null, turn: null, media: null, reactions: [], ...message });
  if (!isWhole(message) && (message.content['media'] !== undefined || message.reply_to_external_id !== null)) refetchMessage(client, storeId, message);
}

/** Events of a message's status carry no more than the message itself. */
function isWhole(message: PlainMessage | Message): message is Message {
  return 'reactions' in message;
}

/** Edited, deleted, reacted to, or its sending came on. A bubble that is not on the page comes with its thread. */
function takeChanged(client: QueryClient, storeId: string, message: PlainMessage | Message): void {
  noteNews(message);
  const known = findMessage(client, storeId, message.conversation_id, ({ id }) => id === message.id);
  if (known) putMessage(client, storeId, { ...known, ...message });
}

/** Fetches one message with all that hangs on it, if its thread is on the page. */
function refetchMessage(client: QueryClient, storeId: string, { id, conversation_id }: Pick<Message, 'id' | 'conversation_id'>): void {
  if (client.getQueryData(messagesKey(storeId, conversation_id)) === undefined) return;
  // What cannot be fetched now comes with the next opening of the thread.
  getMessage(storeId, conversation_id, id).then((message) => putMessage(client, storeId, message), () => undefined);
}

function takeConversation(client: QueryClient, storeId: string, conversation: PlainConversation, hasHistory: boolean): void {
  noteNews(conversation);
  const known = findConversation(client, storeId, conversation.id);
  if (known) putConversation(client, storeId, { ...known, ...conversation });
  else client.fetchQuery({ ...conversationQuery(client, storeId, conversation.id), staleTime: 0 }).then((fetched) => putConversation(client, storeId, fetched), () => undefined);
  const changedHands = known?.handler_version !== conversation.handler_version || known.state !== conversation.state || known.assignee_id !== conversation.assignee_id;
  if (hasHistory && changedHands) void client.invalidateQueries({ queryKey: conversationEventsKey(storeId, conversation.id) });
  countSoon(client, storeId);
}

/** What becomes of an order stands in its thread; that a cart is filled does not. */
function takeOrder(client: QueryClient, storeId: string, type: string, { status, conversation_id: id }: Schemas['OrderDto']): void {
  if (type === 'order.placed') listAgain(client, storeId, 'ordered');
  if (id !== null && (type !== 'order.updated' || status === 'cancelled')) void client.invalidateQueries({ queryKey: conversationEventsKey(storeId, id) });
}

function takeMedia(client: QueryClient, storeId: string, mediaId: string, file: Message['media'] | undefined): void {
  for (const message of findMessages(client, storeId, ({ media, content }) => media?.id === mediaId || (content['media'] as { media_id?: unknown } | undefined)?.media_id === mediaId)) {
    if (file) putMessage(client, storeId, { ...message, media: { ...file, filename: message.media?.filename ?? file.filename } });
    else refetchMessage(client, storeId, message);
  }
}

/** What is said or to be seen in a file. */
function takeTold(client: QueryClient, storeId: string, mediaId: string, told: { transcript: Transcript } | { description: PhotoDescription }): void {
  for (const message of findMessages(client, storeId, ({ media }) => media?.id === mediaId)) {
    if (message.media) putMessage(client, storeId, { ...message, media: { ...message.media, ...told } });
  }
}

/** The newest messages know which of them stay without an answer, and why. */
function takeSilence(client: QueryClient, storeId: string, conversationId: string): void {
  client.setQueryData(writingKey(storeId, conversationId), false);
  if (client.getQueryData(messagesKey(storeId, conversationId)) === undefined) return;
  listMessages(storeId, conversationId, null).then(({ data }) => {
    for (const message of data) putMessage(client, storeId, message);
  }, () => undefined);
}

function takeCustomer(client: QueryClient, storeId: string, customer: Customer): void {
  listAgain(client, storeId, 'language');
  client.setQueryData<Customer>(customerKey(storeId, customer.id), (known) => known && { ...known, ...customer });
  renameCustomer(client, storeId, customer);
}

function countSoon(client: QueryClient, storeId: string): void {
  if (counting.has(storeId)) return;
  counting.add(storeId);
  setTimeout(() => {
    counting.delete(storeId);
    void client.invalidateQueries({ queryKey: countsKey(storeId) });
  }, COUNT_AFTER_MS);
}
