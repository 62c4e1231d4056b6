import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { newsPage } from '../../../shared/live/news.js';
import type { Conversation, PlainConversation } from '../model.js';
import { type Filter, isByWait } from '../search.js';
import { conversationListKey } from './keys.js';

export interface ConversationPage { readonly data: Conversation[]; readonly next_cursor: string | null }

type Query = { handler?: string; state?: 'open' | 'snoozed' | 'resolved'; assignee?: string; account_id?: string; unread?: boolean; mentioned?: string; q?: string; label_id?: string; window_closing?: boolean; failed?: boolean; ordered?: boolean; language?: string; sort?: 'handler_changed_at' };

const HOUR_MS = 60 * 60_000;

/** What a tab asks the API for. */
function queryOf(filter: Filter): Query {
  const { tab = 'all', account, assignee, unread, mentioned, closing, failed, ordered, label, language, q } = filter;
  const extra = {
    ...(account ? { account_id: account } : {}), ...(assignee ? { assignee } : {}), ...(unread ? { unread } : {}), ...(mentioned ? { mentioned: 'me' } : {}), ...(label ? { label_id: label } : {}), ...(q ? { q } : {}),
    ...(closing ? { window_closing: true } : {}), ...(failed ? { failed } : {}), ...(ordered ? { ordered } : {}), ...(language ? { language } : {}), ...(isByWait(filter) ? { sort: 'handler_changed_at' as const } : {}),
  };
  switch (tab) {
    case 'waiting': return { state: 'open', handler: 'waiting', ...extra };
    case 'mine': return { state: 'open', ...extra, assignee: 'me' };
    case 'unassigned': return { state: 'open', handler: 'waiting,human', ...extra, assignee: 'none' };
    case 'ai': return { state: 'open', handler: 'ai', ...extra };
    // Whoever searches everywhere means what is done, too.
    case 'all': return q ? extra : { state: 'open', ...extra };
    case 'snoozed': case 'resolved': return { state: tab, ...extra };
  }
}

export const conversationsQuery = (storeId: string, filter: Filter) => infiniteQueryOptions({
  queryKey: conversationListKey(storeId, filter),
  queryFn: async ({ pageParam }): Promise<ConversationPage> => {
    const page: ConversationPage = await newsPage(() => api.get('/api/v1/stores/{store_id}/conversations', {
      params: { path: { store_id: storeId }, query: { limit: 50, ...queryOf(filter), ...(pageParam === null ? {} : { cursor: pageParam }) } },
    }), (news) => pageParam === null && 'handler_version' in news && mayBelong(filter, news as PlainConversation));
    // What events changed meanwhile may belong elsewhere now.
    return { ...page, data: page.data.filter((conversation) => !isDecidable(filter) || mayBelong(filter, conversation)) };
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
  // Windows close by themselves.
  ...(filter.closing ? { refetchInterval: 60_000 } : {}),
});

/** Whether it may: whose it is and which labels it carries is left to the API. */
function mayBelong({ label: _label, ...filter }: Filter, conversation: PlainConversation): boolean {
  return matches(filter, { ...conversation, label_ids: [] }, conversation.assignee_id ?? '');
}

/** Whether a conversation alone says if it belongs into the list of a filter. */
export function isDecidable({ mentioned, failed, ordered, language, q }: Filter): boolean {
  return mentioned === undefined && failed === undefined && ordered === undefined && language === undefined && q === undefined;
}

/** Whether the customer can be answered freely for less than one more hour. */
export function isClosing(closesAt: string | null, now: number): boolean {
  const left = closesAt === null ? 0 : Date.parse(closesAt) - now;
  return left > 0 && left <= HOUR_MS;
}

/** True when a conversation belongs into the list of a filter. Says the same as `queryOf`, for live changes. */
export function matches({ tab = 'all', account, assignee, unread, closing, label, q }: Filter, conversation: Pick<Conversation, 'state' | 'handler' | 'assignee_id' | 'account_id' | 'unread_count' | 'window_closes_at' | 'label_ids'>, me: string): boolean {
  const { state, handler, assignee_id: assigneeId } = conversation;
  if (account !== undefined && conversation.account_id !== account) return false;
  if (label !== undefined && !conversation.label_ids.includes(label)) return false;
  if (unread && conversation.unread_count === 0) return false;
  if (closing && !isClosing(conversation.window_closes_at, Date.now())) return false;
  if (assignee !== undefined && tab !== 'mine' && tab !== 'unassigned' && assigneeId !== assignee) return false;
  switch (tab) {
    case 'waiting': return state === 'open' && handler === 'waiting';
    case 'mine': return state === 'open' && assigneeId === me;
    case 'unassigned': return state === 'open' && handler !== 'ai' && assigneeId === null;
    case 'ai': return state === 'open' && handler === 'ai';
    case 'all': return q !== undefined || state === 'open';
    case 'snoozed': case 'resolved': return state === tab;
  }
}
