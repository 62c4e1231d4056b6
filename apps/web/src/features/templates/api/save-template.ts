import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../shared/api/api.js';
import { type Template, templateListsKey } from '../../../shared/templates/templates-query.js';
import { templateKey } from './get-template.js';

interface SaveTemplate {
  /** Undefined: a new one. */
  readonly template: Template | undefined;
  /** What it was when the words were begun: what somebody else saved since is not overwritten. */
  readonly version: number | undefined;
  readonly body: Schemas['CreateTemplateDto'];
  readonly submits: boolean;
  /** The same for the same words: what arrived without an answer is not written twice. */
  readonly key: string;
}

/** Saves a draft and, when asked, hands it in. Of a template that the provider has, the change is handed in. */
export function useSaveTemplate(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ template, version, body, submits, key }: SaveTemplate): Promise<Template> => {
      const { account_id: _account, language: _language, ...change } = body;
      const path = (id: string, seen = version) => ({ params: { path: { store_id: storeId, template_id: id }, header: seen === undefined ? {} : { 'If-Match': `"${seen}"` } } });
      if (template && template.status !== 'draft' && template.status !== 'ready') return api.post('/api/v1/stores/{store_id}/templates/{template_id}/submit', { ...path(template.id), body: change });
      const saved = template
        ? await api.patch('/api/v1/stores/{store_id}/templates/{template_id}', { ...path(template.id), body: change })
        : await api.post('/api/v1/stores/{store_id}/templates', { params: { path: { store_id: storeId }, header: idempotencyKey(key) }, body });
      return submits ? submitted(client, storeId, saved, () => api.post('/api/v1/stores/{store_id}/templates/{template_id}/submit', { ...path(saved.id, saved.version), body: {} })) : saved;
    },
    onSuccess: (template) => {
      client.setQueryData(templateKey(storeId, template.id), template);
      void client.invalidateQueries({ queryKey: templateListsKey(storeId) });
    },
  });
}

/** What could not be handed in is saved all the same. */
export class NotSubmitted extends Error {
  constructor(readonly saved: Template, readonly reason: unknown) {
    super('The draft was saved and not handed in');
  }
}
async function submitted(client: ReturnType<typeof useQueryClient>, storeId: string, saved: Template, submit: () => Promise<Template>): Promise<Template> {
  try {
    return await submit();
  } catch (error) {
    client.setQueryData(templateKey(storeId, saved.id), saved);
    throw new NotSubmitted(saved, error);
  }
}
