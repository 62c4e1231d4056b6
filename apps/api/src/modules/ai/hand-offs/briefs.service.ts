import { type HandOffBrief, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type ToldRow, withWords } from '../../conversations/index.js';
import { OrderDesks } from '../ordering/order-desk.js';
import type { RunStep } from '../runs/run-log.js';
import { AssistantSettingsService } from '../settings/assistant-settings.service.js';
import { languageOf } from '../wording/language.js';
import { IN_HANDS_SINCE, STEPS_UNTIL, THREAD_UNTIL } from './briefs.queries.js';
import { briefOf } from './hand-off-brief.js';

const MOST_MESSAGES = 20;
const MOST_ANSWERS = 3;

/** What whoever goes on with a conversation should know, however it came to them: read from what is there, as it was at that moment. */
@Injectable()
export class Briefs {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly desks: OrderDesks, private readonly settings: AssistantSettingsService) {}

  /** @throws AppError conversation.not_found, store.not_found */
  async of(storeId: string, conversationId: string): Promise<HandOffBrief> {
    const known = await this.db.inStoreStatement(storeId, 'select 1 from conversations where store_id = $1 and id = $2', [storeId, conversationId], { reads: true });
    if (known.length === 0) throw new AppError('conversation.not_found');
    const [hands] = await this.db.inStoreStatement<{ since: Date | null }>(storeId, IN_HANDS_SINCE, [storeId, conversationId], { reads: true });
    const until = hands?.since ?? this.clock.now();
    const [[thread, answers], cart, { store }] = await Promise.all([
      this.db.inStoreStatements<[ToldRow, { readonly steps: RunStep[] }]>(storeId, [
        { sql: THREAD_UNTIL, values: [storeId, conversationId, until, MOST_MESSAGES] }, { sql: STEPS_UNTIL, values: [storeId, conversationId, until, MOST_ANSWERS] },
      ], { reads: true }),
      this.desks.of({ storeId, conversationId }).find(), this.settings.brief(storeId),
    ]);
    const messages = thread.map(withWords).map(({ id, author, content, occurred_at: at }) => ({ id: publicId('message', id), author, content, at }));
    return briefOf({ history: [], messages }, answers.flatMap(({ steps }) => steps), cart, languageOf(store.locale) ?? 'en');
  }
}
