export const rulesKey = (storeId: string) => ['stores', storeId, 'notification-rules'] as const;
export const logKey = (storeId: string) => ['stores', storeId, 'notifications'] as const;
