import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import { ORDERED, type OrdersSearch, TABS } from '../search.js';
import { orderListsKey } from './keys.js';

export const ordersQuery = (storeId: string, { q, show: tab }: OrdersSearch) => ({
  ...pageQuery([...orderListsKey(storeId), { q, tab }], (page) => api.get('/api/v1/stores/{store_id}/orders', {
    params: { path: { store_id: storeId }, query: { limit: 100, status: (tab === undefined ? ORDERED : TABS[tab]).join(','), ...(q === undefined ? {} : { q }), ...page } },
  })),
  placeholderData: keepPreviousData,
});
