import type { SecurityEventKind } from '#contracts';
import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';

export const securityEventsQuery = (storeId: string, kind: SecurityEventKind | undefined) => pageQuery(['stores', storeId, 'security-events', kind ?? null], (cursor) =>
  api.get('/api/v1/stores/{store_id}/security-events', { params: { path: { store_id: storeId }, query: { ...cursor, ...(kind ? { kind } : {}) } } }));
