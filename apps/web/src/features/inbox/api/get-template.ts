import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { templatesKey } from '../../../shared/templates/templates-query.js';

/** One template, for sending it once more. */
export const templateQuery = (storeId: string, templateId: string) => queryOptions({
  queryKey: [...templatesKey(storeId), 'one', templateId],
  queryFn: () => api.get('/api/v1/stores/{store_id}/templates/{template_id}', { params: { path: { store_id: storeId, template_id: templateId } } }),
});
