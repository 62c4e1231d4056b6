export const recentCustomersKey = (storeId: string) => ['stores', storeId, 'recent-customers'] as const;
/** The same customer as in the inbox. */
export const customerKey = (storeId: string, customerId: string) => ['stores', storeId, 'customers', customerId] as const;
export const customerConversationsKey = (storeId: string, customerId: string) => ['stores', storeId, 'conversations', 'of-customer', customerId] as const;
export const customerDatesKey = (storeId: string, customerId: string) => [...customerKey(storeId, customerId), 'dates'] as const;
export const stockWishesKey = (storeId: string, customerId: string) => [...customerKey(storeId, customerId), 'stock-wishes'] as const;
export const consentFactsKey = (storeId: string, customerId: string) => [...customerKey(storeId, customerId), 'consent-facts'] as const;
