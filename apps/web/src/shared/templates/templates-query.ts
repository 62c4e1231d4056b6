import { keepPreviousData } from '@tanstack/react-query';
import { api, type Schemas } from '../api/api.js';
import { pageQuery } from '../api/page-query.js';

export type Template = Schemas['TemplateDto'];
export interface TemplateFilter { readonly q?: string; readonly account_id?: string; readonly status?: Template['status']; readonly category?: Template['category'] }

export const templatesKey = (storeId: string) => ['stores', storeId, 'templates'] as const;
export const templateListsKey = (storeId: string) => [...templatesKey(storeId), 'lists'] as const;

/** Newest name first; the languages of one name stand beside each other. */
export const templatesQuery = (storeId: string, filter: TemplateFilter = {}) => ({
  ...pageQuery([...templateListsKey(storeId), filter], (page) => api.get('/api/v1/stores/{store_id}/templates', { params: { path: { store_id: storeId }, query: { limit: 100, ...filter, ...page } } })),
  placeholderData: keepPreviousData,
});
