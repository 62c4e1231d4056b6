import { Id, Ids, OneOf, Text, Timestamp } from '../../platform/http/fields.js';

export const NOTE_AUTHORS = ['user', 'api'] as const;
export type NoteAuthor = (typeof NOTE_AUTHORS)[number];
const MENTIONS_MAX = 20;


export class NoteDto {
  @Id('note') id!: string;
  @Id('conversation') conversation_id!: string;
  @OneOf(NOTE_AUTHORS, { description: 'api: a program wrote it' }) author!: NoteAuthor;
  @Id('user', { nullable: true }) author_id!: string | null;
  @Text({ max: 4000 }) body!: string;
  @Ids('user', { maxItems: MENTIONS_MAX, description: 'Members whom the note calls' }) mention_ids!: string[];
  @Timestamp() created_at!: string;
  @Timestamp({ nullable: true }) edited_at!: string | null;
}
export class CreateNoteDto {
  @Text({ max: 4000 }) body!: string;
  @Ids('user', { maxItems: MENTIONS_MAX, optional: true, description: 'Members of the store whom the note calls' }) mention_ids?: string[];
}
export class UpdateNoteDto {
  @Text({ max: 4000, min: 1, optional: true }) body?: string;
  @Ids('user', { maxItems: MENTIONS_MAX, optional: true, description: 'Takes the place of those before' }) mention_ids?: string[];
}
