import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import type { BulkRecipient } from '../model.js';
import { bulkPartKey } from './keys.js';

export interface RecipientFilter { readonly status?: BulkRecipient['status']; readonly reason?: string; readonly replied?: true }

export const bulkRecipientsQuery = (storeId: string, id: string, filter: RecipientFilter) => ({
  ...pageQuery([...bulkPartKey(storeId, id, 'recipients'), filter], (page) => api.get('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/recipients', {
    params: { path: { store_id: storeId, bulk_message_id: id }, query: { limit: 25, ...filter, ...page } },
  })),
  placeholderData: keepPreviousData,
});
