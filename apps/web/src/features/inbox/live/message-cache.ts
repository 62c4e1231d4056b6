import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { MessagePage } from '../api/list-messages.js';
import { messagesKey, messagesOfStoreKey } from '../api/keys.js';
import type { Message } from '../model.js';

type Pages = InfiniteData<MessagePage, string | null>;

function isNewer(one: Message, other: Message): boolean {
  return one.occurred_at === other.occurred_at ? one.id > other.id : one.occurred_at > other.occurred_at;
}

export function findMessage(client: QueryClient, storeId: string, conversationId: string, isWanted: (message: Message) => boolean): Message | undefined {
  const pages = client.getQueryData<Pages>(messagesKey(storeId, conversationId))?.pages ?? [];
  return pages.flatMap((page) => page.data).find(isWanted);
}

/** The messages of every thread on this page that are wanted. */
export function findMessages(client: QueryClient, storeId: string, isWanted: (message: Message) => boolean): Message[] {
  return client.getQueriesData<Pages>({ queryKey: messagesOfStoreKey(storeId) })
    .flatMap(([, lists]) => lists?.pages ?? []).flatMap((page) => page.data).filter(isWanted);
}

/** Shows a message in its thread, if that is on the page: at its place, or instead of what was known of it. */
export function putMessage(client: QueryClient, storeId: string, message: Message): void {
  client.setQueryData<Pages>(messagesKey(storeId, message.conversation_id), (lists) => {
    if (!lists) return undefined;
    let isKnown = false;
    const pages = lists.pages.map((page) => {
      if (!page.data.some(({ id }) => id === message.id)) return page;
      isKnown = true;
      return { ...page, data: page.data.map((each) => (each.id === message.id ? message : each)) };
    });
    return { ...lists, pages: isKnown ? pages : inserted(pages, message) };
  });
}

/**
 * Shows a message that the API has taken. Its answer says what was so when it was first taken: repeated after a broken
 * connection, it may be older than all that the page knows by now.
 */
export function putTaken(client: QueryClient, storeId: string, message: Message): void {
  const known = findMessage(client, storeId, message.conversation_id, ({ id }) => id === message.id);
  putMessage(client, storeId, known ? { ...known, media: known.media ?? message.media, reply_to_message_id: known.reply_to_message_id ?? message.reply_to_message_id } : message);
}

/** Takes a message that is no more off its thread. */
export function removeMessage(client: QueryClient, storeId: string, { id, conversation_id: conversationId }: Pick<Message, 'id' | 'conversation_id'>): void {
  client.setQueryData<Pages>(messagesKey(storeId, conversationId), (lists) => lists && { ...lists, pages: lists.pages.map((page) => ({ ...page, data: page.data.filter((each) => each.id !== id) })) });
}

/** Pages are newest first. What is older than all that is loaded comes with its page. */
function inserted(pages: MessagePage[], message: Message): MessagePage[] {
  const home = pages.findIndex((page) => page.data.some((each) => isNewer(message, each)));
  if (home === -1 && pages.at(-1)?.next_cursor) return pages;
  const target = home === -1 ? pages.length - 1 : home;
  return pages.map((page, index) => {
    if (index !== target) return page;
    const place = page.data.findIndex((each) => isNewer(message, each));
    return { ...page, data: place === -1 ? [...page.data, message] : page.data.toSpliced(place, 0, message) };
  });
}
