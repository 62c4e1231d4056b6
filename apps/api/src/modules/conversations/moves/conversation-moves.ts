import { parsePublicId, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { violatedConstraint } from '../../../platform/database/violation.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../../../platform/http/page.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { Jobs } from '../../../platform/queue/index.js';
import { AccountDirectory } from '../../accounts/index.js';
import { DELIVER } from '../conversations.jobs.js';
import { presentConversation } from '../presenter.js';
import type { ConversationRow } from '../rows.js';
import type { ConversationMoveDto, MoveSourceDto } from './moves.dto.js';
import { COUNT_MOVE, GET_MOVE, GIVE_BACK, GIVE_BACK_QUEUED, INSERT_MOVE, LOCK_MOVES, MARK_UNDONE, movePage, SOURCES, TAKE, TAKE_QUEUED, WAITING } from './moves.queries.js';

interface SourceRow { readonly id: string; readonly name: string; readonly is_removed: boolean; readonly conversations: number; readonly stays: number; readonly queued: number }
interface MoveRow {
  readonly id: string; readonly from_account_id: string; readonly to_account_id: string; readonly from_name: string; readonly to_name: string;
  readonly moved: number; readonly stayed: number; readonly queued: number; readonly moved_by: string; readonly created_at: Date; readonly undone_at: Date | null;
}

/** When a number goes on through another account, its conversations can be taken along, and back again. Nothing moves by itself. */
@Injectable()
export class ConversationMoves {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountDirectory,
    private readonly live: LiveEvents,
    private readonly jobs: Jobs,
  ) {}

  /** From where conversations could come to this account, and what would happen. @throws AppError account.not_found */
  async sources(storeId: string, toAccountId: string): Promise<MoveSourceDto[]> {
    await this.accounts.open(storeId, toAccountId);
    const found = await this.db.inStore(storeId, (tx) => queryRows<SourceRow>(tx, SOURCES, [storeId, toAccountId]));
    return found.map(({ id, name, is_removed, conversations, stays, queued }) => ({ account: { id: publicId('account', id), name }, is_removed, moves: conversations - stays, stays, queued }));
  }

  /** Moves to this account, newest first. @throws AppError account.not_found, cursor.invalid */
  async list(storeId: string, toAccountId: string, { limit = 50, cursor: text }: PageQuery): Promise<Page<ConversationMoveDto>> {
    await this.accounts.open(storeId, toAccountId);
    const cursor = readCursor(text, ['id']);
    const { sql, values } = movePage(storeId, toAccountId, cursor, limit);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<MoveRow>(tx, sql, values));
    return pageOf(rows, limit, cursor, (row) => [row.id], present);
  }

  /** @throws AppError account.not_found, account.inactive, conversation.nothing_to_move */
  async move(storeId: string, fromAccountId: string, toAccountId: string, by: string): Promise<ConversationMoveDto> {
    const [from, to] = [await this.accounts.open(storeId, fromAccountId), await this.accounts.openAnew(storeId, toAccountId)];
    if (!to.isActive) throw new AppError('account.inactive');
    if (from.id === to.id) throw AppError.field('not_allowed', '/from_account_id', 'Conversations move between two accounts');
    const id = newId();
    const now = this.clock.now();
    return this.#ringing(storeId, id, async (tx) => {
      await tx.query(LOCK_MOVES, [storeId]);
      await queryRows(tx, INSERT_MOVE, [storeId, id, from.id, to.id, by.slice(0, 200), now]);
      const moved = await queryRows<ConversationRow>(tx, TAKE, [storeId, id, from.id, to.id, now]);
      if (moved.length === 0) throw new AppError('conversation.nothing_to_move');
      const queued = await queryRows(tx, TAKE_QUEUED, [storeId, id, from.id, to.id]);
      await queryRows(tx, COUNT_MOVE, [storeId, id, moved.length, queued.length]);
      this.#announce(tx, moved);
      return this.#get(tx, storeId, id);
    });
  }

  /** Doing it twice changes nothing. @throws AppError conversation_move.not_found, account.inactive where nothing could be written in them any more */
  async undo(storeId: string, moveId: string): Promise<ConversationMoveDto> {
    const now = this.clock.now();
    const move = await this.db.inStore(storeId, (tx) => this.#get(tx, storeId, moveId));
    const from = await this.accounts.openAnew(storeId, parsePublicId('account', move.from.id) ?? '');
    if (move.undone_at === null && !from.isActive) throw new AppError('account.inactive', { detail: `The conversations would go back to ${from.name}, which is not in use` });
    return this.#ringing(storeId, moveId, async (tx) => {
      await tx.query(LOCK_MOVES, [storeId]);
      const undone = await queryRows(tx, MARK_UNDONE, [storeId, moveId, now]);
      if (undone.length > 0) {
        this.#announce(tx, await queryRows<ConversationRow>(tx, GIVE_BACK, [storeId, moveId, now]));
        await tx.query(GIVE_BACK_QUEUED, [storeId, moveId]);
      }
      return this.#get(tx, storeId, moveId);
    });
  }

  /** What waits in the conversations is looked at anew: some of it leaves through the other account now, some never can. */
  async #ringing(storeId: string, moveId: string, work: (tx: Tx) => Promise<ConversationMoveDto>): Promise<ConversationMoveDto> {
    const run = (): Promise<{ dto: ConversationMoveDto; waiting: { conversation_id: string }[] }> =>
      this.db.inStore(storeId, async (tx) => ({ dto: await work(tx), waiting: await queryRows(tx, WAITING, [storeId, moveId]) }));
    // A customer who writes to the other account at this very moment begins a thread there: the second look sees it, and theirs stays.
    const { dto, waiting } = await run().catch((error: unknown) => {
      if (violatedConstraint(error) === undefined) throw error;
      return run();
    });
    await this.jobs.enqueueMany(DELIVER, waiting.map((row) => ({ storeId, conversationId: row.conversation_id })));
    return dto;
  }
  async #get(tx: Tx, storeId: string, moveId: string): Promise<ConversationMoveDto> {
    const [row] = await queryRows<MoveRow>(tx, GET_MOVE, [storeId, moveId]);
    if (!row) throw new AppError('conversation_move.not_found');
    return present(row);
  }
  #announce(tx: Tx, rows: readonly ConversationRow[]): void {
    this.live.append(tx, rows.map((row) => ({ storeId: row.store_id, type: 'conversation.updated', data: { conversation: presentConversation(row) } })));
  }
}

function present(row: MoveRow): ConversationMoveDto {
  return {
    id: publicId('conversation_move', row.id), from: { id: publicId('account', row.from_account_id), name: row.from_name }, to: { id: publicId('account', row.to_account_id), name: row.to_name },
    moved: row.moved, stayed: row.stayed, queued: row.queued, moved_by: row.moved_by, created_at: row.created_at.toISOString(), undone_at: row.undone_at?.toISOString() ?? null,
  };
}
