export const productListsKey = (storeId: string) => ['stores', storeId, 'products', 'list'] as const;
export const productCountsKey = (storeId: string) => [...productListsKey(storeId), 'counts'] as const;
export const categoriesKey = (storeId: string) => [...productListsKey(storeId), 'categories'] as const;
export const productKey = (storeId: string, id: string) => ['stores', storeId, 'products', 'one', id] as const;
export const importsKey = (storeId: string) => ['stores', storeId, 'product-imports'] as const;
