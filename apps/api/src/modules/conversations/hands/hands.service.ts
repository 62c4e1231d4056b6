import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { Jobs } from '../../../platform/queue/index.js';
import { REPLY } from '../conversations.jobs.js';
import { demandMatch } from '../etag.js';
import { presentConversation } from '../presenter.js';
import type { ConversationRow } from '../rows.js';
import { ConversationChanges, lockConversation } from './conversation-changes.js';
import { assign, type Decider, type Decision, handOff, inTurn, isHeldBy, markRead, markUnread, reopen, resolve, returnToAi, snooze, takeOver, undo } from './hands.js';
import type { UndoDto, UpdateConversationDto } from './hands.dto.js';
import { IS_QUIET, WAKE_SNOOZED } from './hands.queries.js';

type Step = (row: ConversationRow) => Decision;

/** Who has a conversation, and whether it is open: decisions of people and programs, each made of the row as it is at that moment. */
@Injectable()
export class Hands {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly changes: ConversationChanges,
    private readonly live: LiveEvents,
  ) {}

  /** Of several people at the same moment exactly one gets it. @throws AppError conversation.not_found, conversation.taken */
  async takeOver(storeId: string, conversationId: string, by: Decider, seenVersion: number): Promise<void> {
    await this.#decide(storeId, conversationId, by, (row) => {
      if (!isHeldBy(row, by)) demandVersion(row, seenVersion);
      return takeOver(row, by, this.clock.now());
    });
  }

  /** @throws AppError conversation.not_found, conversation.taken */
  async handOff(storeId: string, conversationId: string, by: Decider, reason: string, seenVersion?: number): Promise<void> {
    await this.#decide(storeId, conversationId, by, (row) => {
      demandVersion(row, seenVersion);
      return handOff(row, reason, this.clock.now());
    });
  }

  /** @throws AppError conversation.not_found, conversation.taken */
  async returnToAi(storeId: string, conversationId: string, by: Decider, answerWaiting: boolean, seenVersion?: number): Promise<void> {
    await this.#decide(storeId, conversationId, by, (row) => {
      demandVersion(row, seenVersion);
      return returnToAi(row, answerWaiting, this.clock.now());
    });
  }

  /** @throws AppError conversation.not_found */
  async resolve(storeId: string, conversationId: string, by: Decider): Promise<void> {
    await this.#decide(storeId, conversationId, by, (row) => resolve(row, this.clock.now()));
  }
  /** @throws AppError conversation.not_found */
  async reopen(storeId: string, conversationId: string, by: Decider): Promise<void> {
    await this.#decide(storeId, conversationId, by, reopen);
  }
  /** Nothing is sent to the customer: receipts are the account's own setting (R145). @throws AppError conversation.not_found */
  async markRead(storeId: string, conversationId: string, by: Decider): Promise<void> {
    await this.#decide(storeId, conversationId, by, markRead);
  }
  /** @throws AppError conversation.not_found */
  async markUnread(storeId: string, conversationId: string, by: Decider): Promise<void> {
    await this.#decide(storeId, conversationId, by, markUnread);
  }

  /** Takes an assignment, a snooze or a resolution back, unless somebody has it since. @throws AppError conversation.not_found, conversation.taken, member.not_found */
  async undo(storeId: string, conversationId: string, by: Decider, { before, after, handler_version: seen }: UndoDto): Promise<void> {
    await this.#decide(storeId, conversationId, by, async (row, tx) => {
      demandVersion(row, seen);
      demandAsLeft(row, after);
      if (before.assignee_id !== null) await demandMember(tx, storeId, before.assignee_id);
      return undo(row, { ...before, snoozed_until: before.snoozed_until === null ? null : new Date(before.snoozed_until) }, this.clock.now());
    });
  }

  /** @param ifMatch an ETag of the conversation. @throws AppError conversation.not_found, conversation.stale, request.invalid */
  async update(storeId: string, conversationId: string, by: Decider, change: UpdateConversationDto, ifMatch: string | undefined): Promise<void> {
    const steps = this.#steps(change);
    await this.#decide(storeId, conversationId, by, async (row, tx) => {
      demandMatch(row, ifMatch);
      if (change.assignee_id) await demandMember(tx, storeId, change.assignee_id);
      return inTurn(row, steps);
    });
  }

  /** Brings snoozed conversations back whose time has come. For the sweeper. @returns how many */
  async wakeSnoozed(): Promise<number> {
    return this.db.acrossStores('sweeper', async (tx) => {
      const rows = await queryRows<ConversationRow>(tx, WAKE_SNOOZED, [this.clock.now()]);
      this.live.append(tx, rows.map((row) => ({ storeId: row.store_id, type: 'conversation.updated', data: { conversation: presentConversation(row) } })));
      return rows.length;
    });
  }

  /**
   * Gives a conversation back to the assistant of which the last word is a person's and at least so old; false when it is not so, any more.
   * What somebody does at the same moment comes before or after it.
   */
  async returnQuiet(storeId: string, conversationId: string, quietMs: number): Promise<boolean> {
    return this.db.inStore(storeId, async (tx) => {
      const row = await lockConversation(tx, storeId, conversationId);
      const quiet = row.handler === 'human' && row.state === 'open' ? await queryRows(tx, IS_QUIET, [storeId, conversationId, this.clock.ago(quietMs)]) : [];
      if (quiet.length > 0) await this.changes.save(tx, row, returnToAi(row, false, this.clock.now()), { kind: 'system' });
      return quiet.length > 0;
    });
  }

  #steps({ assignee_id: assigneeId, state, snoozed_until: until }: UpdateConversationDto): Step[] {
    const now = this.clock.now();
    const wakesAt = until === undefined || until === null ? null : new Date(until);
    if (wakesAt && state !== 'snoozed') throw AppError.field('not_allowed', '/snoozed_until', 'Only with state snoozed');
    if (wakesAt && !(wakesAt > now)) throw AppError.field('not_in_future', '/snoozed_until', 'A time in the future');
    const steps: Step[] = [];
    switch (state) {
      case 'open': steps.push(reopen); break;
      case 'resolved': steps.push((row) => resolve(row, now)); break;
      case 'snoozed': steps.push((row) => snooze(row, wakesAt)); break;
      case undefined: break;
    }
    if (assigneeId !== undefined) steps.push((row) => assign(row, assigneeId, assigneeId === null ? null : publicId('user', assigneeId), now));
    return steps;
  }

  async #decide(storeId: string, conversationId: string, by: Decider, decide: (row: ConversationRow, tx: Tx) => Decision | Promise<Decision>): Promise<void> {
    const { isDue } = await this.db.inStore(storeId, async (tx) => {
      const row = await lockConversation(tx, storeId, conversationId);
      return this.changes.save(tx, row, await decide(row, tx), by);
    });
    if (isDue) await this.jobs.enqueue(REPLY, { storeId, conversationId });
  }
}

function demandVersion(row: ConversationRow, seen: number | undefined): void {
  if (seen !== undefined && seen !== row.handler_version) throw new AppError('conversation.taken');
}
/** While the assistant has it, colleagues assign, snooze and resolve without a new version. */
function demandAsLeft(row: ConversationRow, after: UndoDto['after']): void {
  if (after !== undefined && (row.state !== after.state || row.assignee_id !== after.assignee_id)) throw new AppError('conversation.taken');
}
async function demandMember(tx: Tx, storeId: string, userId: string): Promise<void> {
  const rows = await queryRows(tx, 'select 1 from members where store_id = $1 and user_id = $2', [storeId, userId]);
  if (rows.length === 0) throw AppError.field('member.not_found', '/assignee_id');
}
