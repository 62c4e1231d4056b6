import type { OrderStatus } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { orderCountsKey } from './keys.js';

export const orderCountsQuery = (storeId: string) => queryOptions({
  queryKey: orderCountsKey(storeId),
  queryFn: async (): Promise<ReadonlyMap<OrderStatus, number>> => {
    const { data } = await api.get('/api/v1/stores/{store_id}/orders/counts', { params: { path: { store_id: storeId } } });
    return new Map(data.map(({ status, count }) => [status, count]));
  },
});
