import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { knowledgeKey } from './keys.js';

/** Imports questions and answers: all of the file or nothing of it. */
export function useImportKnowledge(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => api.post('/api/v1/stores/{store_id}/knowledge/imports', {
      params: { path: { store_id: storeId } }, body: { file: file.name },
      bodySerializer: () => {
        const form = new FormData();
        form.append('file', file);
        return form;
      },
    }),
    onSuccess: () => client.invalidateQueries({ queryKey: knowledgeKey(storeId) }),
  });
}
