import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../../shared/api/api.js';
import { isTemporary } from '../../../../shared/api/query-client.js';
import { useNotices } from '../../../../shared/page/notices.js';
import { useMe } from '../../../../shared/people/me.js';
import { changeKeptDraft } from '../../composer/drafts.js';
import { putNote } from '../live-notes.js';
import { unsavedPart } from '../mentions.js';

interface NewNote {
  readonly conversationId: string;
  readonly body: Schemas['CreateNoteDto'];
}

const KEY = ['create-note'];
/** The keys of notes of which it is not known whether they were written, by what stands in them: another try has the same key, so that a note is written once. */
const keys = new Map<string, string>();

function wordsOf({ conversationId, body }: NewNote): string {
  return JSON.stringify([conversationId, body]);
}
function keyOf(note: NewNote): string {
  const key = keys.get(wordsOf(note)) ?? crypto.randomUUID();
  keys.set(wordsOf(note), key);
  return key;
}

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
    mutationFn: (note: NewNote) => api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/notes', {
      params: { path: { store_id: storeId, conversation_id: note.conversationId }, header: idempotencyKey(keyOf(note)) }, body: note.body,
    }),
    onSuccess: (written, note) => {
      const { conversationId, body } = note;
      keys.delete(wordsOf(note));
      putNote(client, storeId, written);
      // Whoever wrote it may be elsewhere by now, or back, or may have written on.
      changeKeptDraft(user.id, `note.${conversationId}`, (text) => unsavedPart(text, body.body));
    },
    onError: (error, note) => {
      if (!isTemporary(error)) keys.delete(wordsOf(note));
      notices.failed(error);
    },
  });
}
