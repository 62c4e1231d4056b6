import type { ConversationState, Failure, Handler, MessageAuthor, MessageContent, MessageDirection, MessageKind, MessageStatus } from '#contracts';

/** A row of `conversations`, as plain SQL returns it. */
export interface ConversationRow {
  readonly store_id: string;
  readonly id: string;
  readonly account_id: string;
  readonly customer_id: string;
  readonly handler: Handler;
  readonly handler_version: number;
  readonly handler_changed_at: Date;
  readonly hand_off_reason: string | null;
  readonly assignee_id: string | null;
  readonly state: ConversationState;
  readonly snoozed_until: Date | null;
  readonly unread_count: number;
  readonly preview: string;
  readonly last_message_at: Date;
  readonly last_inbound_at: Date | null;
  /** After it only templates can be sent; null when nobody wrote yet or the provider has no window. */
  readonly window_closes_at: Date | null;
  readonly turn_version: number;
  /** How often the open turn could not be ended. */
  readonly turn_failures: number;
  readonly turn_due_at: Date | null;
  /** Since when a turn is open, or was overtaken last. What it says of a turn that has ended means nothing. */
  readonly turn_opened_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}
/** A row of `messages`. */
export interface MessageRow {
  readonly store_id: string;
  readonly id: string;
  readonly conversation_id: string;
  readonly account_id: string;
  readonly direction: MessageDirection;
  readonly author: MessageAuthor;
  readonly author_id: string | null;
  readonly kind: MessageKind;
  readonly content: MessageContent;
  readonly text: string;
  readonly external_id: string | null;
  readonly status: MessageStatus | null;
  readonly failure: Failure | null;
  readonly reply_to_external_id: string | null;
  readonly extra: MessageExtra | null;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly turn_id: string | null;
  readonly run_id: string | null;
  readonly handler_version: number | null;
  readonly attempt_count: number;
  /** Why it waits, while it is queued behind a limit of its number, or while its recipient is asleep. */
  readonly waits: Waits | null;
  /** Of those, the ones of earlier rounds: before a person asked for it again. */
  readonly tries_before: number;
  readonly occurred_at: Date;
  readonly created_at: Date;
}
/** What keeps a message: until when, and since when its number does. Of one that is asleep, `until` less `since` is how long its number had kept it before. Times are ISO. */
export interface Waits { readonly code: string; readonly text: string; readonly until: string; readonly since: string }
/** What a provider said about a bubble besides its content. */
export interface MessageExtra {
  readonly origin?: 'device' | 'standby' | 'history';
  readonly forwarded?: 'once' | 'many';
  readonly referral?: Record<string, unknown>;
  readonly referred_product?: { readonly catalog_id: string; readonly retailer_id: string };
  readonly group_id?: string;
  /** It says only whether they want marketing: noted, and nobody's question. */
  readonly consent?: 'stop' | 'start';
  /** The bulk message that it is one of. */
  readonly bulk_message?: string;
  /** The notification that it is. */
  readonly notification?: string;
  /** A person sent it again: what becomes of the bulk message, and quiet hours, do not matter to it any more. */
  readonly by_person?: true;
  /** The words by which a customer chose an option of a numbered text. */
  readonly said?: string;
  /** How the provider names the chat, where its calls want that. */
  readonly chat_id?: string;
  /** The number the message came to, when it is not the account's own: as people write it, else the provider's id of it. */
  readonly arrived_at_number?: string;
}
