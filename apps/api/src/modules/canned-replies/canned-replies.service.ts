import { publicId, REPLY_HOLE, REPLY_VARIABLES } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { violates } from '../../platform/database/violated.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type Page, pageOf, readCursor } from '../../platform/http/page.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { CannedReplyDto, CannedReplyQuery, CreateCannedReplyDto, UpdateCannedReplyDto } from './canned-replies.dto.js';
import { cannedReplyPage, type CannedReplyRow, DELETE_CANNED_REPLY, INSERT_CANNED_REPLY, UPDATE_CANNED_REPLY } from './canned-replies.queries.js';

/** The store's canned replies. Whoever answers customers may write them. */
@Injectable()
export class CannedReplies {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Newest first. @throws AppError cursor.invalid */
  async list(storeId: string, { q, limit = 50, cursor: text }: CannedReplyQuery): Promise<Page<CannedReplyDto>> {
    const cursor = readCursor(text, ['id']);
    const { sql, values } = cannedReplyPage(storeId, q, cursor, limit);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<CannedReplyRow>(tx, sql, values));
    return pageOf(rows, limit, cursor, (row) => [row.id], present);
  }

  /** @throws AppError canned_reply.shortcut_taken; request.invalid for a variable that nobody knows */
  async create(storeId: string, { shortcut, body }: CreateCannedReplyDto): Promise<CannedReplyDto> {
    demandKnownVariables(body);
    return this.#save(storeId, (tx) => queryRows<CannedReplyRow>(tx, INSERT_CANNED_REPLY, [storeId, newId(), shortcut, body, this.clock.now()]));
  }

  /** @throws AppError canned_reply.not_found, canned_reply.shortcut_taken; request.invalid for a variable that nobody knows */
  async update(storeId: string, id: string, { shortcut, body }: UpdateCannedReplyDto): Promise<CannedReplyDto> {
    demandKnownVariables(body ?? '');
    return this.#save(storeId, (tx) => queryRows<CannedReplyRow>(tx, UPDATE_CANNED_REPLY, [storeId, id, shortcut ?? null, body ?? null, this.clock.now()]));
  }

  /** @throws AppError canned_reply.not_found */
  async remove(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      if ((await queryRows(tx, DELETE_CANNED_REPLY, [storeId, id])).length === 0) throw new AppError('canned_reply.not_found');
      this.live.append(tx, [{ storeId, type: 'canned_reply.deleted', data: { canned_reply_id: publicId('canned_reply', id) } }]);
    });
  }

  async #save(storeId: string, write: (tx: Tx) => Promise<CannedReplyRow[]>): Promise<CannedReplyDto> {
    return this.db.inStore(storeId, async (tx) => {
      const [row] = await write(tx);
      if (!row) throw new AppError('canned_reply.not_found');
      const cannedReply = present(row);
      this.live.append(tx, [{ storeId, type: 'canned_reply.updated', data: { canned_reply: cannedReply } }]);
      return cannedReply;
    }).catch((error: unknown) => {
      throw violates(error, 'canned_replies_shortcut') ? AppError.field('canned_reply.shortcut_taken', '/shortcut') : error;
    });
  }
}

function demandKnownVariables(body: string): void {
  const known = new Set<string>(REPLY_VARIABLES);
  const strange = [...body.matchAll(REPLY_HOLE)].find(([, name = '']) => !known.has(name));
  if (strange) throw AppError.field('not_known', '/body', `${strange[0].slice(0, 60)}: one of ${REPLY_VARIABLES.map((name) => `{{${name}}}`).join(', ')}`);
}

function present(row: CannedReplyRow): CannedReplyDto {
  return { id: publicId('canned_reply', row.id), shortcut: row.shortcut, body: row.body, created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() };
}
