import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import type { Notification } from '../model.js';
import { logKey } from './keys.js';

export interface LogFilter { readonly status?: Notification['status']; readonly rule_id?: string }

export const notificationsQuery = (storeId: string, filter: LogFilter) => ({
  ...pageQuery([...logKey(storeId), filter], (page) => api.get('/api/v1/stores/{store_id}/notifications', { params: { path: { store_id: storeId }, query: { limit: 50, ...filter, ...page } } })),
  placeholderData: keepPreviousData,
});
