import { api, idempotencyKey, type Schemas } from '../../../shared/api/api.js';

/** Takes over a picture from the web. */
export const fetchPicture = (storeId: string, url: string): Promise<Schemas['MediaDto']> =>
  api.post('/api/v1/stores/{store_id}/media/from-address', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body: { url } });
