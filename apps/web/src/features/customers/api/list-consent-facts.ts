import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import { consentFactsKey } from './keys.js';

export const consentFactsQuery = (storeId: string, customerId: string) => pageQuery(consentFactsKey(storeId, customerId), (page) => api.get('/api/v1/stores/{store_id}/customers/{customer_id}/consent-facts', {
  params: { path: { store_id: storeId, customer_id: customerId }, query: { limit: 10, ...page } },
}));
