import { handOffReason, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type LiveEvent, LiveEvents } from '../../../platform/live/live-events.js';
import { presentConversation } from '../presenter.js';
import type { ConversationRow } from '../rows.js';
import { LOCK_CONVERSATION } from '../turns/turns.queries.js';
import { type Decider, type Decision, eventOfEntry } from './hands.js';
import { CLOSE_EPISODE, CLOSE_OPEN_TURN, FORGET_TURN, INSERT_HISTORY, MAKE_TURN_DUE, OPEN_EPISODE, REOPEN_TURN, SAVE_CONVERSATION } from './hands.queries.js';

/** Parley, because its time had come. */
export interface Itself { readonly kind: 'system' }

/** Writes decisions of people and programs: the row, its turn, its history and the news of it belong to one transaction. */
@Injectable()
export class ConversationChanges {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** @param before the row as it was locked. Gives it as it is now; `isDue` when the assistant is to be rung after the commit. */
  async save(tx: Tx, before: ConversationRow, decision: Decision, by: Decider | Itself): Promise<{ row: ConversationRow; isDue: boolean }> {
    const { next, turn } = decision;
    if (next === before && turn === 'keep') return { row: before, isDue: false };
    const now = this.clock.now();
    const [saved] = await queryRows<ConversationRow>(tx, SAVE_CONVERSATION, [
      next.store_id, next.id, next.handler, next.handler_version, next.handler_changed_at, next.hand_off_reason, next.assignee_id, next.state, next.snoozed_until, next.unread_count, now,
    ]);
    const settled = await this.#settleTurn(tx, saved ?? next, turn, now);
    await this.#keepEpisode(tx, before, settled.row, by, now);
    await this.#record(tx, settled.row, decision, by, now);
    return settled;
  }

  async #settleTurn(tx: Tx, row: ConversationRow, turn: Decision['turn'], now: Date): Promise<{ row: ConversationRow; isDue: boolean }> {
    switch (turn) {
      case 'keep': return { row, isDue: false };
      case 'close': {
        await tx.query(CLOSE_OPEN_TURN, [row.store_id, row.id, newId(), 'person_has_it', now]);
        const [closed] = await queryRows<ConversationRow>(tx, FORGET_TURN, [row.store_id, row.id]);
        return { row: closed ?? row, isDue: false };
      }
      case 'answer': {
        const waiting = await queryRows(tx, REOPEN_TURN, [row.store_id, row.id, handOffReason('no_answer')]);
        if (waiting.length === 0) return { row, isDue: false };
        const [due] = await queryRows<ConversationRow>(tx, MAKE_TURN_DUE, [row.store_id, row.id, now]);
        return { row: due ?? row, isDue: true };
      }
    }
  }

  async #keepEpisode(tx: Tx, before: ConversationRow, after: ConversationRow, by: Decider | Itself, now: Date): Promise<void> {
    if (before.state === after.state) return;
    if (after.state === 'resolved') await tx.query(CLOSE_EPISODE, [after.store_id, after.id, now, by.kind === 'user' ? by.userId : null]);
    else if (before.state === 'resolved') await tx.query(OPEN_EPISODE, [after.store_id, after.id, newId(), now]);
  }

  async #record(tx: Tx, row: ConversationRow, { history }: Decision, by: Decider | Itself, now: Date): Promise<void> {
    const actorId = by.kind === 'user' ? by.userId : null;
    const entries = history.map(({ type, detail }) => ({ id: newId(), type, detail: by.kind === 'api' ? { ...detail, api_key: by.keyName } : (detail ?? null) }));
    if (entries.length > 0) await tx.query(INSERT_HISTORY, [row.store_id, row.id, by.kind, actorId, now, JSON.stringify(entries)]);
    const conversation = presentConversation(row);
    const actor = { actor: by.kind, actor_id: actorId === null ? null : publicId('user', actorId) };
    const news = history.flatMap(({ type }): LiveEvent[] => {
      const event = eventOfEntry(type);
      return event === undefined ? [] : [{ storeId: row.store_id, type: event, data: { conversation, ...actor } }];
    });
    this.live.append(tx, [...news, { storeId: row.store_id, type: 'conversation.updated', data: { conversation } }]);
  }
}

/** Until the end of the transaction nobody else changes it. @throws AppError conversation.not_found */
export async function lockConversation(tx: Tx, storeId: string, conversationId: string): Promise<ConversationRow> {
  const [row] = await queryRows<ConversationRow>(tx, LOCK_CONVERSATION, [storeId, conversationId]);
  if (!row) throw new AppError('conversation.not_found');
  return row;
}
