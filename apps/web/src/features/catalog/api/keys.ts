export const productListsKey = (storeId: string) => ['stores', storeId, 'products', 'list'] as const;
export const productCountsKey = (storeId: string) => [...productListsKey(storeId), 'counts'] as const;
export const categoriesKey = (storeId: string) => [...productListsKey(storeId), 'categories'] as const;
export const productKey = (storeId: string, id: string) => ['stores', storeId, 'products', 'one', id] as const;
export const importsKey = (storeId: string) => ['stores', storeId, 'product-imports'] as const;
export const synonymsKey = (storeId: string) => ['stores', storeId, 'synonyms'] as const;
export const missedSearchesKey = (storeId: string) => ['stores', storeId, 'missed-searches'] as const;
