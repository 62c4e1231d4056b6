import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { StoresService } from '../../stores/index.js';
import type { StoreFacts } from '../sources.js';
import { AssistantSettingsRow } from './assistant-settings.entity.js';
import { isOpen } from './hours.js';
import { type AssistantSettings, DEFAULT_SETTINGS } from './settings.js';

/** What an answer needs to know about its store, as of now. */
export interface Briefing {
  readonly settings: AssistantSettings;
  readonly store: StoreFacts;
  /** False outside the settings' hours. */
  readonly open: boolean;
}
export type SettingsChanges = Partial<Omit<AssistantSettings, 'updatedAt'>>;

/** Each store's assistant: switch, persona, hours. */
@Injectable()
export class AssistantSettingsService {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly stores: StoresService, private readonly live: LiveEvents) {}

  async get(storeId: string): Promise<AssistantSettings> {
    return this.db.inStore(storeId, (tx) => this.getIn(tx, storeId));
  }

  async getIn(tx: Tx, storeId: string): Promise<AssistantSettings> {
    return (await tx.getRepository(AssistantSettingsRow).findOneBy({ storeId })) ?? DEFAULT_SETTINGS;
  }

  /** @throws AppError store.not_found */
  async brief(tx: Tx, storeId: string): Promise<Briefing> {
    const settings = await this.getIn(tx, storeId);
    const { name, currency, locale, timezone } = await this.stores.getIn(tx, storeId);
    return { settings, store: { name, currency, locale, timezone }, open: isOpen(settings.hours, this.clock.now(), timezone) };
  }

  /** Changes the given members; the others stay. */
  async update(storeId: string, changes: SettingsChanges): Promise<AssistantSettings> {
    return this.db.inStore(storeId, async (tx) => {
      const current = await this.getIn(tx, storeId);
      const next = { ...current, ...changes, updatedAt: this.clock.now() };
      await tx.getRepository(AssistantSettingsRow).upsert({ ...next, storeId, languages: [...next.languages], handOffKeywords: [...next.handOffKeywords] }, ['storeId']);
      await this.live.append(tx, [{ storeId, type: 'store.updated', data: { id: publicId('store', storeId), assistant_enabled: next.enabled } }]);
      return next;
    });
  }
}
