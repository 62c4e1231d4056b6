import type { SilenceReason } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { OpenAccount } from '../modules/accounts/index.js';
import type { Turn } from '../modules/conversations/index.js';
import { isSubscribed, StoresService } from '../modules/stores/index.js';
import { Clock } from '../platform/clock/clock.js';

/** May the assistant answer this turn? One closed list, asked in one place (R80-R87). */
@Injectable()
export class AnswerGate {
  constructor(private readonly stores: StoresService, private readonly clock: Clock) {}

  /** Why it must not, or undefined. What only the assistant's own settings know (switched off, hours) it says itself. */
  async silence(turn: Turn, account: OpenAccount): Promise<SilenceReason | undefined> {
    const { conversation } = turn;
    const now = this.clock.now();
    if (conversation.handler === 'waiting') return 'waiting_for_person';
    if (conversation.handler === 'human') return 'person_has_it';
    if (!isSubscribed(await this.stores.get(turn.storeId), now)) return 'subscription_inactive';
    if (!account.isActive || account.isPaused) return 'account_inactive';
    if (account.capabilities.windowHours !== undefined && (conversation.window_closes_at === null || conversation.window_closes_at <= now)) return 'window_closed';
    return undefined;
  }
}
