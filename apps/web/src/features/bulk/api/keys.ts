export const bulkListKey = (storeId: string) => ['stores', storeId, 'bulk-messages', 'list'] as const;
export const bulkKey = (storeId: string, id: string) => ['stores', storeId, 'bulk-messages', id] as const;
export const bulkPartKey = (storeId: string, id: string, part: 'estimate' | 'samples' | 'report' | 'recipients') => [...bulkKey(storeId, id), part] as const;
export const recipientListsKey = (storeId: string) => ['stores', storeId, 'recipient-lists', 'all'] as const;
export const recipientListKey = (storeId: string, listId: string) => ['stores', storeId, 'recipient-lists', listId] as const;
