import type { QueryClient } from '@tanstack/react-query';
import type { LivePatch } from '../../../shared/live/live.js';
import { type Me, meQuery } from '../../../shared/people/me.js';
import { notesKey } from '../api/keys.js';
import type { Note } from '../model.js';
import { announceCall } from './calls.js';

/** Shows a note as it is now, where its thread is on the page. */
export function putNote(client: QueryClient, storeId: string, note: Note): void {
  client.setQueryData<Note[]>(notesKey(storeId, note.conversation_id), (known) => known && [note, ...known.filter(({ id }) => id !== note.id)].toSorted((one, other) => (one.id < other.id ? 1 : -1)));
}
export function dropNote(client: QueryClient, storeId: string, conversationId: string, noteId: string): void {
  client.setQueryData<Note[]>(notesKey(storeId, conversationId), (known) => known?.filter(({ id }) => id !== noteId));
}

/** Brings notes of colleagues onto the page, and tells whom they call. */
export const patchNotes: LivePatch = (client, storeId, { type, data }) => {
  switch (type) {
    case 'note.created': case 'note.updated': {
      const note = data['note'] as Note;
      putNote(client, storeId, note);
      const me = client.getQueryData<Me>(meQuery.queryKey)?.user.id;
      if (type === 'note.created' && me !== undefined && note.author_id !== me && note.mention_ids.includes(me)) announceCall(note);
      return undefined;
    }
    case 'note.deleted': return dropNote(client, storeId, String(data['conversation_id']), String(data['note_id']));
    default: return undefined;
  }
};
