import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import type { CatalogSearch } from '../search.js';
import { productListsKey } from './keys.js';

export const productsQuery = (storeId: string, search: CatalogSearch) => ({
  ...pageQuery([...productListsKey(storeId), search], (page) =>
    api.get('/api/v1/stores/{store_id}/products', { params: { path: { store_id: storeId }, query: { limit: 100, ...search, ...page } } })),
  placeholderData: keepPreviousData,
});
