import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { type Me, meQuery } from '../../../shared/people/me.js';
import { type ConversationPage, isDecidable, matches } from '../api/list-conversations.js';
import { conversationKey, conversationListsKey } from '../api/keys.js';
import type { Conversation, Customer, PlainMessage } from '../model.js';
import { type Filter, isByWait } from '../search.js';

type Pages = InfiniteData<ConversationPage, string | null>;

/** A conversation as some list on this page knows it. */
export function findInLists(client: QueryClient, storeId: string, id: string): Conversation | undefined {
  for (const [, lists] of client.getQueriesData<Pages>({ queryKey: conversationListsKey(storeId) })) {
    for (const page of lists?.pages ?? []) {
      const found = page.data.find((each) => each.id === id);
      if (found) return found;
    }
  }
  return undefined;
}

export function findConversation(client: QueryClient, storeId: string, id: string): Conversation | undefined {
  return client.getQueryData<Conversation>(conversationKey(storeId, id)) ?? findInLists(client, storeId, id);
}

/** Shows a conversation as it is now: in its thread, and in every list at its place or not at all. */
export function putConversation(client: QueryClient, storeId: string, conversation: Conversation): void {
  client.setQueryData<Conversation>(conversationKey(storeId, conversation.id), (known) => (known ? conversation : undefined));
  const me = client.getQueryData<Me>(meQuery.queryKey)?.user.id ?? '';
  for (const [key, lists] of client.getQueriesData<Pages>({ queryKey: conversationListsKey(storeId) })) {
    if (lists) client.setQueryData<Pages>(key, placed(lists, conversation, belongs(lists, key.at(-1) as Filter, conversation, me), comesBefore(key.at(-1) as Filter)));
  }
}

function belongs(lists: Pages, filter: Filter, conversation: Conversation, me: string): boolean {
  return matches(filter, conversation, me) && (isDecidable(filter) || lists.pages.some((page) => page.data.some(({ id }) => id === conversation.id)));
}

/** A customer's new name, wherever it is shown. */
export function renameCustomer(client: QueryClient, storeId: string, { id, name, profile_name, phone, username }: Pick<Customer, 'id' | 'name' | 'profile_name' | 'phone' | 'username'>): void {
  const customer = { id, name: name ?? profile_name, phone, username };
  const renamed = (each: Conversation): Conversation => (each.customer_id === id ? { ...each, customer } : each);
  client.setQueriesData<Conversation>({ queryKey: ['stores', storeId, 'conversations', 'one'] }, (known) => known && renamed(known));
  client.setQueriesData<Pages>({ queryKey: conversationListsKey(storeId) }, (lists) => lists && { ...lists, pages: lists.pages.map((page) => ({ ...page, data: page.data.map(renamed) })) });
}

/** How far a message got, wherever its conversation is known with it as the newest. */
export function showInRows(client: QueryClient, storeId: string, message: PlainMessage): void {
  client.setQueryData<Conversation>(conversationKey(storeId, message.conversation_id), (known) => known && withLast(known, message));
  client.setQueriesData<Pages>({ queryKey: conversationListsKey(storeId) }, (lists) => {
    const row = lists?.pages.flatMap((page) => page.data).find((each) => each.id === message.conversation_id);
    const shown = row && withLast(row, message);
    return !lists || shown === row ? lists : mapped(lists, (each) => (each === row && shown ? [shown] : [each]));
  });
}

/** As it was, where it knows a newer message, or this one so already. */
function withLast(conversation: Conversation, { id, author, author_id, status, occurred_at }: PlainMessage): Conversation {
  const last = conversation.last_message;
  const isOld = last && (last.occurred_at === occurred_at ? last.id > id || (last.id === id && last.status === status) : last.occurred_at > occurred_at);
  return isOld ? conversation : { ...conversation, last_message: { id, author, author_id, status, occurred_at } };
}

/** What only the API can tell of a list that is narrowed down by it: it is asked for again. */
export function listAgain(client: QueryClient, storeId: string, by: 'failed' | 'ordered' | 'language'): void {
  void client.invalidateQueries({ queryKey: conversationListsKey(storeId), predicate: ({ queryKey }) => (queryKey.at(-1) as Filter)[by] !== undefined });
}

/** Which of two a list shows first. */
type Order = (one: Conversation, other: Conversation) => boolean;

function comesBefore(filter: Filter): Order {
  return isByWait(filter)
    ? (one, other) => (one.handler_changed_at === other.handler_changed_at ? one.id < other.id : one.handler_changed_at < other.handler_changed_at)
    : (one, other) => (one.last_message_at === other.last_message_at ? one.id > other.id : one.last_message_at > other.last_message_at);
}

/** Pages with the conversation where the order of the list puts it. */
function placed(lists: Pages, conversation: Conversation, belongs: boolean, isBefore: Order): Pages {
  const known = lists.pages.flatMap((page) => page.data).find(({ id }) => id === conversation.id);
  if (known && belongs && !isBefore(known, conversation) && !isBefore(conversation, known)) return mapped(lists, (each) => (each.id === conversation.id ? [conversation] : [each]));
  if (!known && !belongs) return lists;
  const without = known ? mapped(lists, (each) => (each.id === conversation.id ? [] : [each])) : lists;
  return belongs ? inserted(without, conversation, isBefore) : without;
}

function inserted(lists: Pages, conversation: Conversation, isBefore: Order): Pages {
  const last = lists.pages.at(-1);
  const home = lists.pages.findIndex((page) => page.data.some((each) => isBefore(conversation, each)));
  // Behind everything that is loaded: it will come with its page.
  if (home === -1 && last?.next_cursor) return lists;
  const target = home === -1 ? lists.pages.length - 1 : home;
  return { ...lists, pages: lists.pages.map((page, index) => {
    if (index !== target) return page;
    const place = page.data.findIndex((each) => isBefore(conversation, each));
    return { ...page, data: place === -1 ? [...page.data, conversation] : page.data.toSpliced(place, 0, conversation) };
  }) };
}

function mapped(lists: Pages, change: (each: Conversation) => Conversation[]): Pages {
  return { ...lists, pages: lists.pages.map((page) => ({ ...page, data: page.data.flatMap(change) })) };
}
