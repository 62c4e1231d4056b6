import { publicId, type SilenceReason } from '#contracts';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { BudgetState } from '../costs/budget.js';
import { Spending } from '../costs/spending.service.js';
import type { StoreFacts } from '../sources.js';
import { type Behaviour, behaviourOf } from '../behaviour/behaviour.js';
import { AssistantSettingsRow } from './assistant-settings.entity.js';
import { isOpen } from './hours.js';
import { type AssistantSettings, type AssistantSwitches, DEFAULT_SWITCHES } from './settings.js';
import { lockAssistant } from './lock-assistant.js';

/** What an answer needs to know about its store, as of now. */
export interface Briefing {
  readonly settings: AssistantSettings;
  readonly store: StoreFacts;
  /** False outside the settings' hours. */
  readonly open: boolean;
  /** Where its budget is, as of a moment ago; looked up when it is asked for. */
  readonly budgetState: () => Promise<BudgetState>;
}
interface BriefingRow extends Omit<StoreFacts, 'name'>, AssistantSwitches {
  readonly storeName: string;
  readonly behaviour: Partial<Behaviour> | null;
  readonly version: number | null;
}
export type SwitchChanges = Partial<Omit<AssistantSwitches, 'updatedAt'>>;

const BRIEFING = `
  select s.name as "storeName", s.currency, s.locale, s.timezone, coalesce(a.enabled, true) as enabled, a.hours, a.quiet_window_ms as "quietWindowMs",
    a.auto_return_minutes as "autoReturnMinutes", a.budget, a.updated_at as "updatedAt", v.behaviour, v.number as version
  from stores s left join assistant_settings a on a.store_id = s.id left join assistant_versions v on v.store_id = a.store_id and v.id = a.version_id where s.id = $1`;

/** Every incoming message asks for its store's quiet window and whether it pauses; this old they may be, in milliseconds. */
const HINT_AGE_MS = 2_000;
const HINTS_KEPT = 1_000;

interface Hint { readonly quietWindowMs: number | null; readonly isPaused: boolean }
/** Everybody who asks meanwhile shares one look. */
interface Look { readonly found: Promise<Hint>; readonly at: number }

/** Each store's assistant: its switches and its published behaviour. */
@Injectable()
export class AssistantSettingsService {
  readonly #looks = new LRUCache<string, Look>({ max: HINTS_KEPT });

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents, private readonly spending: Spending) {}

  /** The store's own quiet window, or null. A change made by another process is seen within two seconds. */
  async ownQuietWindowMs(storeId: string): Promise<number | null> {
    return (await this.#hint(storeId)).quietWindowMs;
  }
  /** True when nobody was answered in this store within the last two seconds. */
  async wasPaused(storeId: string): Promise<boolean> {
    return (await this.#hint(storeId)).isPaused;
  }

  #hint(storeId: string): Promise<Hint> {
    const now = this.clock.now().getTime();
    const known = this.#looks.get(storeId);
    // A clock that is set back makes nothing young again.
    if (known !== undefined && Math.abs(now - known.at) < HINT_AGE_MS) return known.found;
    const look = { at: now, found: this.brief(storeId).then((briefing) => ({ quietWindowMs: briefing.settings.quietWindowMs, isPaused: pausedBecause(briefing) !== null })) };
    this.#looks.set(storeId, look);
    look.found.catch(() => this.#looks.delete(storeId));
    return look.found;
  }

  /** Read anew for every answer, so that a switch counts at once. @throws AppError store.not_found */
  async brief(storeId: string): Promise<Briefing> {
    const [row] = await this.db.inStoreStatement<BriefingRow>(storeId, BRIEFING, [storeId]);
    if (!row) throw new AppError('store.not_found');
    const { storeName, currency, locale, timezone, behaviour, ...settings } = row;
    return {
      settings: { ...behaviourOf(behaviour), ...settings }, store: { name: storeName, currency, locale, timezone },
      open: isOpen(settings.hours, this.clock.now(), timezone), budgetState: () => this.spending.state(storeId, settings.budget, timezone),
    };
  }

  /** Changes the given members at once; the others stay. */
  async update(storeId: string, changes: SwitchChanges): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      // One after the other: whoever publishes writes the same row.
      await lockAssistant(tx, storeId);
      const rows = tx.getRepository(AssistantSettingsRow);
      const current: AssistantSwitches = (await rows.findOneBy({ storeId })) ?? DEFAULT_SWITCHES;
      const next = { ...current, ...changes, updatedAt: this.clock.now() };
      await rows.upsert({ ...next, storeId }, ['storeId']);
      this.live.append(tx, [{ storeId, type: 'store.updated', data: { id: publicId('store', storeId), assistant_enabled: next.enabled } }]);
    });
    this.#looks.delete(storeId);
  }
}

/** Why customers get no answer at the moment, whatever they write; null when they do. */
export function pausedBecause({ settings, open }: Briefing): SilenceReason | null {
  if (!settings.enabled) return 'assistant_off';
  return open ? null : 'outside_hours';
}
