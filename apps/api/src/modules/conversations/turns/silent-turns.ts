import { publicId, type SilenceReason } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { beforeCommit, Database, expectRows, queryRows } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { type LiveEvent, LiveEvents } from '../../../platform/live/live-events.js';
import type { Store } from '../../stores/index.js';
import { presentConversation } from '../presenter.js';
import type { ConversationRow } from '../rows.js';
import { CLOSE_SILENT_MESSAGES, CLOSE_SILENT_TURNS, DUE_SILENT_TURNS, INSERT_SILENT_TURNS, NEXT_SILENT_TURN, OPEN_TURNS_OF_ASSISTANT } from './silent-turns.queries.js';

/** A turn as it was seen, in nobody's hands. */
export interface DueTurn {
  readonly conversation: ConversationRow;
  readonly plan: Pick<Store, 'subscriptionStatus' | 'trialEndsAt'>;
}
export interface SilentTurn { readonly conversation: ConversationRow; readonly reason: SilenceReason }
type DueRow = ConversationRow & { readonly subscription_status: Store['subscriptionStatus']; readonly trial_ends_at: Date };

/** Turns that end without an answer, many at a time: nobody has to be asked, so none is taken into anybody's hands. */
@Injectable()
export class SilentTurns {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Due turns of conversations that people have; with `ofAssistant` of all. Nothing is locked. */
  async due(storeId: string, ofAssistant: boolean, limit: number): Promise<DueTurn[]> {
    const rows = await this.db.inStoreStatement<DueRow>(storeId, DUE_SILENT_TURNS, [storeId, this.clock.now(), ofAssistant, limit], { reads: true });
    return rows.map((row) => ({ conversation: row, plan: { subscriptionStatus: row.subscription_status, trialEndsAt: row.trial_ends_at } }));
  }

  /** Conversations with open turns that the assistant has and nobody works on, due or not. */
  async ofAssistant(storeId: string): Promise<string[]> {
    const rows = await this.db.inStoreStatement<{ id: string }>(storeId, OPEN_TURNS_OF_ASSISTANT, [storeId, this.clock.now()], { reads: true });
    return rows.map(({ id }) => id);
  }

  /** Milliseconds until the next of them is due, 0 when one is; undefined when none waits. */
  async nextInMs(storeId: string, ofAssistant: boolean): Promise<number | undefined> {
    const now = this.clock.now();
    const [row] = await this.db.inStoreStatement<{ due: Date | null }>(storeId, NEXT_SILENT_TURN, [storeId, now, ofAssistant], { reads: true });
    return row?.due ? Math.max(0, row.due.getTime() - now.getTime()) : undefined;
  }

  /** Ends those that neither a newer message nor a person has changed since they were seen (promise 5). Gives how many. */
  async close(storeId: string, turns: readonly SilentTurn[]): Promise<number> {
    if (turns.length === 0) return 0;
    const now = this.clock.now();
    const reasonOf = new Map(turns.map(({ conversation, reason }) => [conversation.id, reason]));
    const seen = turns.map(({ conversation }) => conversation);
    return this.db.inStore(storeId, async (tx) => {
      expectRows(tx, turns.length);
      const rows = await queryRows<ConversationRow>(tx, CLOSE_SILENT_TURNS, [
        storeId, seen.map(({ id }) => id), seen.map(({ handler_version: version }) => version), seen.map(({ turn_version: version }) => version), now,
      ]);
      const ended = rows.flatMap((conversation) => {
        const reason = reasonOf.get(conversation.id);
        return reason === undefined ? [] : [{ conversation, reason, id: newId() }];
      });
      const [ids, conversations] = [ended.map(({ id }) => id), ended.map(({ conversation }) => conversation.id)];
      if (ended.length > 0) {
        beforeCommit(tx, INSERT_SILENT_TURNS, () => [storeId, ids, conversations, ended.map(({ reason }) => reason), now]);
        beforeCommit(tx, CLOSE_SILENT_MESSAGES, () => [storeId, JSON.stringify(Object.fromEntries(ended.map(({ conversation, id }) => [conversation.id, id]))), conversations]);
      }
      this.live.append(tx, ended.flatMap(({ conversation, reason }): LiveEvent[] => [
        { storeId, type: 'turn.silent', data: { conversation_id: publicId('conversation', conversation.id), reason } },
        { storeId, type: 'conversation.updated', data: { conversation: presentConversation(conversation) } },
      ]));
      return ended.length;
    }, { durable: 'later', byKey: true });
  }
}
