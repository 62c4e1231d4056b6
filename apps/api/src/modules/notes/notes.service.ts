import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../../platform/http/page.js';
import type { Actor } from '../../platform/http/request-context.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { CreateNoteDto, NoteDto, UpdateNoteDto } from './notes.dto.js';
import { presentNote } from './notes.presenter.js';
import { DELETE_NOTE, FORGET_MENTIONS, GET_NOTE, HAS_CONVERSATION, INSERT_NOTE, KEEP_MENTIONS, LOCK_NOTE, MEMBERS_AMONG, notePage, type NoteRow, UPDATE_NOTE } from './notes.queries.js';

/** Notes beside a conversation. They are no messages: nothing here knows how to send. */
@Injectable()
export class Notes {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Newest first. @throws AppError conversation.not_found, cursor.invalid */
  async list(storeId: string, conversationId: string, page: PageQuery): Promise<Page<NoteDto>> {
    const limit = page.limit ?? 50;
    const cursor = readCursor(page.cursor, ['id']);
    const { sql, values } = notePage(storeId, conversationId, cursor, limit);
    const rows = await this.db.inStore(storeId, async (tx) => {
      await demandConversation(tx, storeId, conversationId);
      return queryRows<NoteRow>(tx, sql, values);
    });
    return pageOf(rows, limit, cursor, (row) => [row.id], presentNote);
  }

  /** @throws AppError conversation.not_found, member.not_found */
  async create(storeId: string, conversationId: string, by: Actor, { body, mention_ids: mentions = [] }: CreateNoteDto): Promise<NoteDto> {
    return this.db.inStore(storeId, async (tx) => {
      await demandConversation(tx, storeId, conversationId);
      const id = newId();
      await queryRows(tx, INSERT_NOTE, [storeId, conversationId, id, by.kind === 'user' ? 'user' : 'api', by.kind === 'user' ? by.userId : null, body, this.clock.now()]);
      await keepMentions(tx, { storeId, conversationId, noteId: id }, mentions);
      return this.#tell(tx, 'note.created', storeId, conversationId, id);
    });
  }

  /** @throws AppError note.not_found, note.not_yours, member.not_found */
  async update(storeId: string, conversationId: string, noteId: string, by: Actor, { body, mention_ids: mentions }: UpdateNoteDto): Promise<NoteDto> {
    return this.db.inStore(storeId, async (tx) => {
      const note = await lockOwn(tx, storeId, conversationId, noteId, by);
      const words = body ?? note.body;
      if (words !== note.body) await queryRows(tx, UPDATE_NOTE, [storeId, noteId, words, this.clock.now()]);
      if (mentions) {
        await queryRows(tx, FORGET_MENTIONS, [storeId, noteId]);
        await keepMentions(tx, { storeId, conversationId, noteId }, mentions);
      }
      return this.#tell(tx, 'note.updated', storeId, conversationId, noteId);
    });
  }

  /** @throws AppError note.not_found, note.not_yours */
  async remove(storeId: string, conversationId: string, noteId: string, by: Actor): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      await lockOwn(tx, storeId, conversationId, noteId, by);
      await queryRows(tx, DELETE_NOTE, [storeId, noteId]);
      this.live.append(tx, [{ storeId, type: 'note.deleted', data: { note_id: publicId('note', noteId), conversation_id: publicId('conversation', conversationId) } }]);
    });
  }

  async #tell(tx: Tx, type: 'note.created' | 'note.updated', storeId: string, conversationId: string, noteId: string): Promise<NoteDto> {
    const [row] = await queryRows<NoteRow>(tx, GET_NOTE, [storeId, conversationId, noteId]);
    if (!row) throw new Error('the note was not stored');
    const note = presentNote(row);
    this.live.append(tx, [{ storeId, type, data: { note } }]);
    return note;
  }
}

async function demandConversation(tx: Tx, storeId: string, conversationId: string): Promise<void> {
  if ((await queryRows(tx, HAS_CONVERSATION, [storeId, conversationId])).length === 0) throw new AppError('conversation.not_found');
}

/** A program may change what programs wrote. */
async function lockOwn(tx: Tx, storeId: string, conversationId: string, noteId: string, by: Actor): Promise<NoteRow> {
  const [note] = await queryRows<NoteRow>(tx, LOCK_NOTE, [storeId, conversationId, noteId]);
  if (!note) throw new AppError('note.not_found');
  const isOwn = by.kind === 'user' ? note.author_id === by.userId : note.author === 'api';
  if (!isOwn) throw new AppError('note.not_yours');
  return note;
}

async function keepMentions(tx: Tx, note: { readonly storeId: string; readonly conversationId: string; readonly noteId: string }, userIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(userIds)];
  if (wanted.length === 0) return;
  const members = new Set((await queryRows<{ user_id: string }>(tx, MEMBERS_AMONG, [note.storeId, wanted])).map((row) => row.user_id));
  const strange = userIds.findIndex((id) => !members.has(id));
  if (strange !== -1) throw AppError.field('member.not_found', `/mention_ids/${strange}`);
  await queryRows(tx, KEEP_MENTIONS, [note.storeId, note.noteId, note.conversationId, wanted]);
}
