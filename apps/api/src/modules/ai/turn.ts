import type { MessageAuthor, MessageContent, OutboundContent, SilenceReason } from '#contracts';
import type { Capabilities } from '#providers/contract';

/** One bubble of the thread as the assistant reads it. `id` is a bare uuid. */
export interface TurnMessage {
  readonly id: string;
  readonly author: MessageAuthor;
  readonly content: MessageContent;
  readonly at: Date;
}

/** What one answer replies to. Ids are bare uuids. */
export interface AssistantTurn {
  readonly storeId: string;
  readonly conversationId: string;
  readonly accountId: string;
  readonly customer: { readonly id: string; readonly name: string | null; readonly locale: string | null };
  /** The customer's messages that this answer replies to, oldest first; at least one. */
  readonly messages: readonly TurnMessage[];
  /** Up to the last ten messages before them, oldest first, of any author. */
  readonly history: readonly TurnMessage[];
  /** What the account can show. */
  readonly capabilities: Capabilities;
  /** Aborted when a newer message or a person supersedes this run. */
  readonly signal: AbortSignal;
}

/** `messages` are ready to be queued in this order; they keep the limits of the turn's capabilities. */
export type AssistantAnswer =
  | { readonly kind: 'reply'; readonly runId: string; readonly messages: OutboundContent[] }
  | { readonly kind: 'hand_off'; readonly runId: string; /** For the store's people, one sentence. */ readonly reason: string; readonly messages: OutboundContent[] }
  | { readonly kind: 'silent'; /** Null when no run was needed to know it. */ readonly runId: string | null; readonly reason: SilenceReason };
