import { QueryClient } from '@tanstack/react-query';
import type { ConversationPage } from '../api/list-conversations.js';
import { conversationKey, conversationListKey } from '../api/keys.js';
import { type Conversation, lastShown, type PlainMessage } from '../model.js';
import type { Filter } from '../search.js';
import { putConversation, showInRows } from './conversation-cache.js';

const STORE = 'st_1';
const conversation = (id: string, minute: number, more: Partial<Conversation> = {}) => ({
  id, last_message_at: `2026-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`, state: 'open', handler: 'ai', assignee_id: null, account_id: 'acc_1', unread_count: 0, preview: 'Hello', ...more,
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
  it('stand by how long they wait where the longest wait comes first, whatever is written meanwhile', () => {
    const [byWait, byMessage]: [Filter, Filter] = [{ tab: 'waiting' }, { tab: 'waiting', sort: 'latest' }];
    const since = (id: string, minute: number, last: number) => conversation(id, last, { handler: 'waiting', handler_changed_at: `2026-03-01T09:${minute}:00.000Z` });
    const pages = (...data: Conversation[]): ConversationPage[] => [{ data, next_cursor: null }];
    const { client, idsOf } = listed([{ filter: byWait, pages: pages(since('a', 10, 20), since('c', 30, 5)) }, { filter: byMessage, pages: pages(since('a', 10, 20), since('c', 30, 5)) }]);
    putConversation(client, STORE, since('b', 20, 40));
    putConversation(client, STORE, since('c', 30, 50));
    expect([idsOf(byWait), idsOf(byMessage)]).toEqual([[['a', 'b', 'c']], [['c', 'b', 'a']]]);
  });
  it('show how far their newest message got, and nothing of an older one', () => {
    const last = (id: string, minute: number, status: PlainMessage['status']) => ({ id, conversation_id: 'a', author: 'user', author_id: null, status, occurred_at: `2026-03-01T10:${minute}:00.000Z` } as PlainMessage);
    const { client } = listed([{ filter: ALL, pages: [{ data: [conversation('a', 10)], next_cursor: null }] }]);
    const shown = () => client.getQueryData<{ pages: ConversationPage[] }>(conversationListKey(STORE, ALL))?.pages[0]?.data[0]?.last_message;
    showInRows(client, STORE, last('m2', 20, 'sent'));
    showInRows(client, STORE, last('m1', 10, 'read'));
    expect(shown()).toMatchObject({ id: 'm2', status: 'sent' });
    showInRows(client, STORE, last('m2', 20, 'read'));
    expect(shown()).toMatchObject({ id: 'm2', status: 'read' });
    client.setQueryData(conversationKey(STORE, 'a'), conversation('a', 10));
    showInRows(client, STORE, last('m3', 30, null));
    expect(shown()).toMatchObject({ id: 'm3', status: null });
    // Its thread is open: what is read there is shown in the lists.
    putConversation(client, STORE, client.getQueryData<Conversation>(conversationKey(STORE, 'a')) ?? conversation('a', 1));
    expect(shown()).toMatchObject({ id: 'm3', status: null });
  });
  it('say of whom the preview is, and nothing of what went to many at once meanwhile', () => {
    const last = { id: 'm1', author: 'user', author_id: null, status: 'read', occurred_at: '2026-03-01T10:10:00.000Z' } as const;
    expect(lastShown(conversation('a', 10, { last_message: last }))).toBe(last);
    expect(lastShown(conversation('a', 10, { last_message: { ...last, occurred_at: '2026-03-01T10:11:00.000Z' } }))).toBeNull();
    expect(lastShown(conversation('a', 10, { preview: '', last_message: last }))).toBeNull();
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
