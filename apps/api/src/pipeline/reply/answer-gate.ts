import type { SilenceReason } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { OpenAccount } from '../../modules/accounts/index.js';
import { Assistant, type Briefing, type HandOver, HandOvers, type StoppedTurn } from '../../modules/ai/index.js';
import { type LimitReached, PlanLimits } from '../../modules/billing/index.js';
import { LONGEST_BURST_MS, type Turn } from '../../modules/conversations/index.js';
import { isSubscribed } from '../../modules/stores/index.js';
import { Clock, DAY } from '../../platform/clock/clock.js';

/** What nobody has listened to or looked at by then is answered without it: the customer is asked to write (R60, R61). */
const LONGEST_READING_MS = 45_000;
/** A turn that waits for it is taken up this often. */
const READ_AGAIN_MS = 1_000;

/** May the assistant answer this turn? One closed list, asked in one place (R80-R87). */
@Injectable()
export class AnswerGate {
  constructor(private readonly assistant: Assistant, private readonly handOvers: HandOvers, private readonly limits: PlanLimits, private readonly clock: Clock) {}

  /** Why it must not, or undefined. What only the assistant's own settings know (switched off, hours) it says itself. */
  silence({ conversation, plan }: Pick<Turn, 'conversation' | 'plan'>, account: OpenAccount): SilenceReason | undefined {
    const now = this.clock.now();
    if (conversation.handler === 'waiting') return 'waiting_for_person';
    if (conversation.handler === 'human') return 'person_has_it';
    if (!isSubscribed(plan, now)) return 'subscription_inactive';
    return this.#unreachable(conversation, account);
  }

  /** Why nothing would reach the customer, or undefined. */
  #unreachable(conversation: Turn['conversation'], account: OpenAccount): SilenceReason | undefined {
    const now = this.clock.now();
    if (!account.isActive || account.isPaused) return 'account_inactive';
    const answeredUntil = account.capabilities.windowHours === undefined ? in24Hours(conversation.last_inbound_at) : conversation.window_closes_at;
    return answeredUntil === null || answeredUntil <= now ? 'window_closed' : undefined;
  }

  /** The limit of the plan that stops the answer to a turn, or undefined (R86). */
  async limit({ storeId, conversation }: Pick<Turn, 'storeId' | 'conversation'>): Promise<LimitReached | undefined> {
    return this.limits.reached(storeId, conversation.id);
  }

  /** A conversation that the assistant may not go on with goes to people, with what they should know and one closing message for the customer. */
  async handOver(turn: StoppedTurn, reason: string, { conversation, account, briefing }: { readonly conversation: Turn['conversation']; readonly account: OpenAccount; readonly briefing: Briefing }): Promise<HandOver> {
    return this.handOvers.prepare(turn, reason, briefing, this.#unreachable(conversation, account) === undefined);
  }

  /** Why nobody is answered in this store at the moment, or undefined. */
  async paused(storeId: string): Promise<SilenceReason | undefined> {
    return this.assistant.paused(storeId);
  }

  /** Milliseconds until it is worth looking whether a voice note has been written down, a photo described; 0 when nothing is to be waited for. */
  untoldMs({ untoldSince }: Pick<Turn, 'untoldSince'>): number {
    if (untoldSince === undefined) return 0;
    return Math.max(0, Math.min(READ_AGAIN_MS, untoldSince.getTime() + LONGEST_READING_MS - this.clock.now().getTime()));
  }

  /** Milliseconds until a burst of messages counts as finished; at most so long that nobody waits for ever. */
  async stillTypingMs(turn: Turn): Promise<number> {
    const first = turn.messages[0];
    const last = turn.messages.at(-1);
    if (!first || !last) return 0;
    const quietMs = await this.assistant.quietWindowMs(turn.storeId, turn.messages.map(({ content, occurred_at: at }) => ({ content, at })));
    const openedAt = turn.conversation.turn_opened_at ?? first.created_at;
    const readyAt = Math.min(last.created_at.getTime() + quietMs, openedAt.getTime() + Math.max(LONGEST_BURST_MS, quietMs));
    return readyAt - this.clock.now().getTime();
  }
}

/** What waited for a day, be it for a plan or for a server, is no talk any more, also where WhatsApp has no window. */
function in24Hours(lastInboundAt: Date | null): Date | null {
  return lastInboundAt && new Date(lastInboundAt.getTime() + DAY);
}
