import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { assistantKey } from '../../../shared/assistant/assistant.js';

export type Costs = Schemas['CostsDto'];
export type Budget = Schemas['BudgetDto'];

/** The last thirty days, and what is left of the budget. */
export const costsQuery = (storeId: string) => queryOptions({
  queryKey: [...assistantKey(storeId), 'costs'],
  queryFn: () => api.get('/api/v1/stores/{store_id}/assistant/costs', { params: { path: { store_id: storeId } } }),
});
