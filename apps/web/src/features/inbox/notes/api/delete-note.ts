import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { useNotices } from '../../../../shared/page/notices.js';
import type { Note } from '../../model.js';
import { dropNote } from '../live-notes.js';

export function useDeleteNote(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ id, conversation_id }: Note) =>
      api.delete('/api/v1/stores/{store_id}/conversations/{conversation_id}/notes/{note_id}', { params: { path: { store_id: storeId, conversation_id, note_id: id } } }),
    onSuccess: (_nothing, { id, conversation_id }) => dropNote(client, storeId, conversation_id, id),
    onError: notices.failed,
  });
}
