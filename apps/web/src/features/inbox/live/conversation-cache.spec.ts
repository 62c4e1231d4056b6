import { QueryClient } from '@tanstack/react-query';
import type { ConversationPage } from '../api/list-conversations.js';
import { conversationListKey } from '../api/keys.js';
import type { Conversation } from '../model.js';
import type { Filter } from '../search.js';
import { putConversation } from './conversation-cache.js';

const STORE = 'st_1';
const conversation = (id: string, minute: number, more: Partial<Conversation> = {}) => ({
  id, last_message_at: `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`, state: 'open', handler: 'ai', assignee_id: null, account_id: 'acc_1', unread_count: 0, ...more,
} as Conversation);

/** A client that has loaded lists, and how to read them. */
function listed(lists: readonly { filter: Filter; pages: ConversationPage[] }[]) {
  const client = new QueryClient();
  for (const { filter, pages } of lists) client.setQueryData(conversationListKey(STORE, filter), { pages, pageParams: pages.map(() => null) });
  const idsOf = (filter: Filter): string[][] | undefined => client.getQueryData<{ pages: ConversationPage[] }>(conversationListKey(STORE, filter))?.pages.map((page) => page.data.map(({ id }) => id));
  return { client, idsOf };
}
const ALL: Filter = { tab: 'all' };

describe('conversations in the lists', () => {
  it('move to where their last message puts them', () => {
    const { client, idsOf } = listed([{ filter: ALL, pages: [{ data: [conversation('c', 30), conversation('b', 20)], next_cursor: 'x' }, { data: [conversation('a', 10)], next_cursor: null }] }]);
    putConversation(client, STORE, conversation('a', 40));
    expect(idsOf(ALL)).toEqual([['a', 'c', 'b'], []]);
  });
  it('appear in the lists whose filter they meet, and leave the others', () => {
    const waiting: Filter = { tab: 'waiting' };
    const { client, idsOf } = listed([{ filter: waiting, pages: [{ data: [], next_cursor: null }] }, { filter: { tab: 'ai' }, pages: [{ data: [conversation('a', 10)], next_cursor: null }] }]);
    putConversation(client, STORE, conversation('a', 11, { handler: 'waiting' }));
    expect([idsOf(waiting), idsOf({ tab: 'ai' })]).toEqual([[['a']], [[]]]);
  });
  it('wait for their page when they are older than all that is loaded', () => {
    const { client, idsOf } = listed([{ filter: ALL, pages: [{ data: [conversation('b', 20)], next_cursor: 'x' }] }]);
    putConversation(client, STORE, conversation('a', 10));
    expect(idsOf(ALL)).toEqual([['b']]);
  });
  it('are put at the end when nothing more is to come', () => {
    const { client, idsOf } = listed([{ filter: ALL, pages: [{ data: [conversation('b', 20)], next_cursor: null }] }]);
    putConversation(client, STORE, conversation('a', 10));
    expect(idsOf(ALL)).toEqual([['b', 'a']]);
  });
});
