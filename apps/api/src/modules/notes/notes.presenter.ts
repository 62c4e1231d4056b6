import { publicId } from '#contracts';
import type { NoteDto } from './notes.dto.js';
import type { NoteRow } from './notes.queries.js';

export function presentNote(row: NoteRow): NoteDto {
  return {
    id: publicId('note', row.id),
    conversation_id: publicId('conversation', row.conversation_id),
    author: row.author,
    author_id: row.author_id === null ? null : publicId('user', row.author_id),
    body: row.body,
    mention_ids: row.mention_ids.map((id) => publicId('user', id)),
    created_at: row.created_at.toISOString(),
    edited_at: row.edited_at?.toISOString() ?? null,
  };
}
