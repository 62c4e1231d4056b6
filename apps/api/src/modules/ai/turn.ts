import type { HandOffBrief, MessageAuthor, MessageContent, OutboundContent, SilenceReason } from '#contracts';
import type { Capabilities } from '#providers/contract';
import type { LookingCost } from '../media/index.js';
import type { Tx } from '../../platform/database/database.js';

/** One bubble of the thread as the assistant reads it. `id` is a bare uuid. */
export interface TurnMessage {
  readonly id: string;
  readonly author: MessageAuthor;
  readonly content: MessageContent;
  readonly at: Date;
  /** What it took to look at its photo. */
  readonly looked?: LookingCost;
}

/** A person had the conversation and gave it back. */
export interface HandBack {
  /** Why it had been handed off; null when somebody just took it. */
  readonly reason: string | null;
  readonly at: Date;
  /** The customer has written since. */
  readonly hasNewWish: boolean;
}

/** What one answer replies to. Ids are bare uuids. */
export interface AssistantTurn {
  readonly storeId: string;
  readonly conversationId: string;
  readonly accountId: string;
  readonly customer: { readonly id: string; readonly name: string | null; readonly locale: string | null };
  /** The customer's messages that this answer replies to, oldest first; at least one. */
  readonly messages: readonly TurnMessage[];
  /** Up to the last ten messages before them, oldest first, of any author; none from before a person had the conversation. */
  readonly history: readonly TurnMessage[];
  /** Present when a person had the conversation before. */
  readonly handBack?: HandBack | undefined;
  /** Whether the conversation had a cart when the turn was taken; absent where nobody looked. */
  readonly hasCart?: boolean;
  /** What the account can show. */
  readonly capabilities: Capabilities;
  /** Aborted when a newer message or a person supersedes this run. */
  readonly signal: AbortSignal;
}

/** The record of the run behind an answer. */
export interface AnswerRun {
  /** Bare uuid. */
  readonly id: string;
  /**
   * Writes it with the commit of `tx`: `sent` in the transaction that queues the messages, `dropped` when they came too late and nothing of them
   * was queued, `failed` when no answer came about or it could not be written.
   */
  keep(tx: Tx, outcome: 'sent' | 'dropped' | 'failed'): Promise<void> | void;
}

/** No answer came about. What its run cost is in `run`. */
export class AnswerFailed extends Error {
  constructor(readonly run: AnswerRun, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** `messages` are ready to be queued in this order; they keep the limits of the turn's capabilities. `run` is null when none was needed. */
export type AssistantAnswer =
  | { readonly kind: 'reply'; readonly run: AnswerRun; readonly messages: OutboundContent[] }
  | { readonly kind: 'hand_off'; readonly run: AnswerRun; /** For the store's people, one sentence. */ readonly reason: string; readonly brief: HandOffBrief; readonly messages: OutboundContent[] }
  | { readonly kind: 'silent'; readonly run: AnswerRun | null; readonly reason: SilenceReason };
