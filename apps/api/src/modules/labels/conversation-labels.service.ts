import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { violates } from '../../platform/database/violated.js';
import { AppError } from '../../platform/errors/app-error.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { ConversationLabelsDto } from './labels.dto.js';
import { LABELS_OF, LOCK_CONVERSATION, PEEL_LABEL, STICK_LABEL, TOUCH_CONVERSATION } from './labels.queries.js';

/** Labels on conversations, one at a time, so that two people at once take nothing from each other. */
@Injectable()
export class ConversationLabels {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** A second time changes nothing. @throws AppError conversation.not_found, label.not_found */
  async add(storeId: string, conversationId: string, labelId: string): Promise<ConversationLabelsDto> {
    return this.#change(storeId, conversationId, (tx) => queryRows(tx, STICK_LABEL, [storeId, conversationId, labelId, this.clock.now()])).catch((error: unknown) => {
      throw violates(error, 'conversation_labels_store_id_label_id_fkey') ? new AppError('label.not_found') : error;
    });
  }

  /** One that it does not carry is no error. @throws AppError conversation.not_found */
  async remove(storeId: string, conversationId: string, labelId: string): Promise<ConversationLabelsDto> {
    return this.#change(storeId, conversationId, (tx) => queryRows(tx, PEEL_LABEL, [storeId, conversationId, labelId]));
  }

  async #change(storeId: string, conversationId: string, change: (tx: Tx) => Promise<unknown[]>): Promise<ConversationLabelsDto> {
    return this.db.inStore(storeId, async (tx) => {
      if ((await queryRows(tx, LOCK_CONVERSATION, [storeId, conversationId])).length === 0) throw new AppError('conversation.not_found');
      const changed = await change(tx);
      if (changed.length > 0) await queryRows(tx, TOUCH_CONVERSATION, [storeId, conversationId, this.clock.now()]);
      const rows = await queryRows<{ label_id: string }>(tx, LABELS_OF, [storeId, conversationId]);
      const now = { conversation_id: publicId('conversation', conversationId), label_ids: rows.map((row) => publicId('label', row.label_id)) };
      if (changed.length > 0) this.live.append(tx, [{ storeId, type: 'conversation.labelled', data: now }]);
      return now;
    });
  }
}
