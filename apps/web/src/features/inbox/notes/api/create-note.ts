import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../../shared/api/api.js';
import { useNotices } from '../../../../shared/page/notices.js';
import { putNote } from '../live-notes.js';

interface NewNote {
  readonly conversationId: string;
  /** The same for every try, so that the note is written once. */
  readonly key: string;
  readonly body: Schemas['CreateNoteDto'];
}

export function useCreateNote(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ conversationId, key, body }: NewNote) => api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/notes', {
      params: { path: { store_id: storeId, conversation_id: conversationId }, header: idempotencyKey(key) }, body,
    }),
    onSuccess: (note) => putNote(client, storeId, note),
    onError: notices.failed,
  });
}
