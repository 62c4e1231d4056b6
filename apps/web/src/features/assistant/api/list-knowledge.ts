import { api, type Schemas } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import { knowledgeKey } from './keys.js';

export type KnowledgeEntry = Schemas['KnowledgeDto'];
/** What people write. */
export type WrittenKind = NonNullable<Schemas['CreateKnowledgeDto']['kind']>;
export interface KnowledgeFilter {
  readonly q?: string;
  readonly kind?: WrittenKind;
  readonly status?: KnowledgeEntry['status'];
}

export const knowledgeListQuery = (storeId: string, { q, kind, status }: KnowledgeFilter) =>
  pageQuery([...knowledgeKey(storeId), 'list', { q, kind, status }], (cursor) => api.get('/api/v1/stores/{store_id}/knowledge', {
    params: { path: { store_id: storeId }, query: { ...cursor, ...(q === undefined ? {} : { q }), ...(kind === undefined ? {} : { kind }), ...(status === undefined ? {} : { status }) } },
  }));
