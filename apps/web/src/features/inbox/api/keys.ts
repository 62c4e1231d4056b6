import type { Filter } from '../search.js';

export const conversationListsKey = (storeId: string) => ['stores', storeId, 'conversations', 'list'] as const;
export const conversationListKey = (storeId: string, filter: Filter) => [...conversationListsKey(storeId), filter] as const;
export const countsKey = (storeId: string) => ['stores', storeId, 'conversations', 'counts'] as const;
export const conversationKey = (storeId: string, id: string) => ['stores', storeId, 'conversations', 'one', id] as const;
export const messagesOfStoreKey = (storeId: string) => ['stores', storeId, 'messages'] as const;
export const messagesKey = (storeId: string, conversationId: string) => [...messagesOfStoreKey(storeId), conversationId] as const;
export const conversationEventsKey = (storeId: string, conversationId: string) => ['stores', storeId, 'conversation-events', conversationId] as const;
export const parkedReplyKey = (storeId: string, conversationId: string) => ['stores', storeId, 'parked-reply', conversationId] as const;
export const notesKey = (storeId: string, conversationId: string) => ['stores', storeId, 'notes', conversationId] as const;
export const labelsKey = (storeId: string) => ['stores', storeId, 'labels'] as const;
export const viewsKey = (storeId: string) => ['stores', storeId, 'inbox-views'] as const;
export const cannedRepliesKey = (storeId: string) => ['stores', storeId, 'canned-replies'] as const;
export const customerKey = (storeId: string, customerId: string) => ['stores', storeId, 'customers', customerId] as const;
export const writingKey = (storeId: string, conversationId: string) => ['stores', storeId, 'assistant-writing', conversationId] as const;
/** Below what is the assistant's, which changes with its settings. */
export const assistantCostKey = (storeId: string, conversationId: string) => ['stores', storeId, 'assistant', 'cost-of', conversationId] as const;
