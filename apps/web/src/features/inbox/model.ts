import type { Schemas } from '../../shared/api/api.js';
import { userNameText } from '../../shared/people/user-name.js';

/** With the message that a search found it by. */
export type Conversation = Schemas['InboxConversationDto'] & { readonly match?: Schemas['ListedConversationDto']['match'] };
export type Message = Schemas['ThreadMessageDto'];
export type ConversationEvent = Schemas['ConversationEventDto'];
export type Note = Schemas['NoteDto'];
export type Label = Schemas['LabelDto'];
export type CannedReply = Schemas['CannedReplyDto'];
export type Customer = Schemas['CustomerDetailDto'];
export type Run = Schemas['RunDto'];
export type Media = Schemas['MediaDto'];
export type OutgoingContent = Schemas['SendMessageDto']['content'];

export type Transcript = Schemas['TranscriptDto'];
export type PhotoDescription = Schemas['DescriptionDto'];

/** A message as live events carry it: without what hangs on it. */
export type PlainMessage = Omit<Message, 'turn' | 'media' | 'reactions' | 'reply_to_message_id'>;
/** A conversation as live events carry it. */
export type PlainConversation = Omit<Conversation, 'customer' | 'label_ids' | 'last_message'>;

/** The message that the preview is of: what went to many at once is newer, and leaves the preview as it is. */
export function lastShown({ preview, last_message: last, last_message_at: at }: Conversation): Conversation['last_message'] {
  return preview !== '' && last !== null && Date.parse(last.occurred_at) <= Date.parse(at) ? last : null;
}

/** How a customer is called in lists: their name, else their number, else their user name. */
export function customerName({ name, phone, username }: Conversation['customer']): string {
  return name ?? phone ?? (username === null ? '…' : userNameText(username));
}

/** What wrote a message that no person, assistant or phone wrote: a rule of the store, a bulk message, or a program. */
export function sourceOf(extra: Message['extra']): 'notification' | 'bulk' | 'api' {
  if (extra?.['notification'] !== undefined) return 'notification';
  return extra?.['bulk_message'] === undefined && extra?.['bulk_test'] === undefined ? 'api' : 'bulk';
}
