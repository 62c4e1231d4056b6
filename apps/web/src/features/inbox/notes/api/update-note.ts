import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../../shared/api/api.js';
import { useNotices } from '../../../../shared/page/notices.js';
import type { Note } from '../../model.js';
import { putNote } from '../live-notes.js';

export function useUpdateNote(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ note: { id, conversation_id }, body }: { readonly note: Note; readonly body: Schemas['UpdateNoteDto'] }) =>
      api.patch('/api/v1/stores/{store_id}/conversations/{conversation_id}/notes/{note_id}', { params: { path: { store_id: storeId, conversation_id, note_id: id } }, body }),
    onSuccess: (note) => putNote(client, storeId, note),
    onError: notices.failed,
  });
}
