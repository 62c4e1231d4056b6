/** Everything of this feature stands under the first key, so that news of an account can renew all of it. */
export const channelsKey = (storeId: string) => ['stores', storeId, 'channels'] as const;
export const setupKey = (storeId: string, provider: string) => [...channelsKey(storeId), 'setup', provider] as const;
export const healthKey = (storeId: string, accountId: string) => [...channelsKey(storeId), 'health', accountId] as const;
export const verifyTokenKey = (storeId: string, accountId: string) => [...channelsKey(storeId), 'verify-token', accountId] as const;
