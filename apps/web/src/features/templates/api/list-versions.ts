import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { everyRow } from '../../../shared/api/page-query.js';
import { templatesKey } from '../../../shared/templates/templates-query.js';

export type TemplateVersion = Schemas['TemplateVersionDto'];

export const versionsQuery = (storeId: string, templateId: string) => queryOptions({
  queryKey: [...templatesKey(storeId), 'versions', templateId],
  queryFn: () => everyRow((query) => api.get('/api/v1/stores/{store_id}/templates/{template_id}/versions', { params: { path: { store_id: storeId, template_id: templateId }, query } })),
});
