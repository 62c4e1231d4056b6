import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import { invitationsKey } from './keys.js';

export const invitationsQuery = (storeId: string) => pageQuery(invitationsKey(storeId), (query) => api.get('/api/v1/stores/{store_id}/invitations', { params: { path: { store_id: storeId }, query } }));
