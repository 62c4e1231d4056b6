import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../../shared/api/api.js';
import { useNotices } from '../../../../shared/page/notices.js';
import { useMe } from '../../../../shared/people/me.js';
import { changeKeptDraft } from '../../composer/drafts.js';
import { putNote } from '../live-notes.js';
import { unsavedPart } from '../mentions.js';

interface NewNote {
  readonly conversationId: string;
  /** The same for every try, so that the note is written once. */
  readonly key: string;
  readonly body: Schemas['CreateNoteDto'];
}

const KEY = ['create-note'];

/** Whether a note of a conversation is on its way, whoever began to write it: also before one left the conversation and came back. */
export function useIsSavingNote(conversationId: string): boolean {
  return useIsMutating({ mutationKey: KEY, predicate: ({ state }) => (state.variables as NewNote | undefined)?.conversationId === conversationId }) > 0;
}

export function useCreateNote(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  const { user } = useMe();
  return useMutation({
    mutationKey: KEY,
    mutationFn: ({ conversationId, key, body }: NewNote) => api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/notes', {
      params: { path: { store_id: storeId, conversation_id: conversationId }, header: idempotencyKey(key) }, body,
    }),
    onSuccess: (note, { conversationId, body }) => {
      putNote(client, storeId, note);
      // Whoever wrote it may be elsewhere by now, or back, or may have written on.
      changeKeptDraft(user.id, `note.${conversationId}`, (text) => unsavedPart(text, body.body));
    },
    onError: notices.failed,
  });
}
