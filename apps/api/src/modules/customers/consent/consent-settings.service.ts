import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { ConsentFactRow } from './consent-fact.js';
import { consentReply } from './consent-replies.js';
import { consentWish } from './consent-words.js';
import { ANSWER_AT, GET_FACT, GET_SETTINGS, GIVE_UP_ANSWERS, SAVE_SETTINGS } from './consent.queries.js';

/** Nobody expects an answer to STOP or START after it, and WhatsApp's window is over. */
export const ANSWERS_MS = DAY;

/** How a store handles wishes about marketing. Texts are null where the product's own words hold. */
export interface ConsentSettings {
  readonly confirms: boolean;
  readonly stop_reply: string | null;
  readonly start_reply: string | null;
  /** Only who said so gets marketing. */
  readonly opt_in_required: boolean;
}
/** The one answer to STOP or START. */
export interface ConsentReply { readonly customerId: string; readonly accountId: string; readonly text: string }
type FactToAnswer = ConsentFactRow & { readonly locale: string | null; readonly store_locale: string; readonly opted_out_at: Date | null; readonly reachable_id: string };

@Injectable()
export class ConsentSettingsService {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  async get(storeId: string): Promise<ConsentSettings> {
    return this.db.inStore(storeId, (tx) => this.#getIn(tx, storeId), { reads: true });
  }

  /** What is left out stays. */
  async update(storeId: string, changes: { readonly [Key in keyof ConsentSettings]?: ConsentSettings[Key] | undefined }): Promise<ConsentSettings> {
    return this.db.inStore(storeId, async (tx) => {
      const before = await this.#getIn(tx, storeId);
      const next: ConsentSettings = {
        confirms: changes.confirms ?? before.confirms, opt_in_required: changes.opt_in_required ?? before.opt_in_required,
        stop_reply: changes.stop_reply === undefined ? before.stop_reply : changes.stop_reply || null,
        start_reply: changes.start_reply === undefined ? before.start_reply : changes.start_reply || null,
      };
      await queryRows(tx, SAVE_SETTINGS, [storeId, next.confirms, next.stop_reply, next.start_reply, next.opt_in_required, this.clock.now()]);
      this.live.append(tx, [{ storeId, type: 'store.updated', data: { id: publicId('store', storeId) } }]);
      return next;
    });
  }

  /** What the customer is to read after a wish; undefined when they were told, when the store says nothing, or when they have changed their mind since. */
  async replyTo(storeId: string, factId: string): Promise<ConsentReply | undefined> {
    const { settings, fact } = await this.db.inStore(storeId, async (tx) => ({
      settings: await this.#getIn(tx, storeId), fact: (await queryRows<FactToAnswer>(tx, GET_FACT, [storeId, factId]))[0],
    }), { reads: true });
    if (!settings.confirms || fact === undefined || fact.answer_due_at === null || fact.account_id === null || fact.allowed !== (fact.opted_out_at === null)) return undefined;
    const own = fact.allowed ? settings.start_reply : settings.stop_reply;
    const spoken = consentWish({ kind: 'text', text: fact.words ?? '' })?.language;
    return { customerId: fact.reachable_id, accountId: fact.account_id, text: own ?? consentReply(fact.allowed, [spoken, fact.locale, fact.store_locale]) };
  }

  /** The customer was told about a wish, or never will be. @param againAt to be looked at once more then */
  async settleReply(storeId: string, factId: string, againAt?: Date): Promise<void> {
    await this.db.inStoreStatement(storeId, ANSWER_AT, [storeId, factId, againAt ?? null]);
  }

  /** Answers that could not be given in time. */
  async giveUpOld(): Promise<void> {
    await this.db.acrossStoresStatement('retention', GIVE_UP_ANSWERS, [this.clock.ago(ANSWERS_MS)]);
  }

  async #getIn(tx: Tx, storeId: string): Promise<ConsentSettings> {
    const [settings] = await queryRows<ConsentSettings>(tx, GET_SETTINGS, [storeId]);
    if (settings === undefined) throw new Error('settings without a store');
    return settings;
  }
}
