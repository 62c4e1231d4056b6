// The names of the accounts, which other pages show, stand under the same key.
export const accountsKey = (storeId: string) => ['stores', storeId, 'accounts'] as const;
export const accountKey = (storeId: string, accountId: string) => [...accountsKey(storeId), accountId] as const;
