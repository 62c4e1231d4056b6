import { api, type Schemas } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import { accountsKey } from './keys.js';

export type Account = Schemas['AccountDto'];

/** A hundred at once: who holds a default is looked for among them. */
export const accountsQuery = (storeId: string) => pageQuery([...accountsKey(storeId), 'list'], (query) =>
  api.get('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, query: { ...query, limit: 100 } } }));
