import { defineJob } from '../../platform/queue/index.js';

type ConversationIds = { storeId: string; conversationId: string };
const key = (ids: ConversationIds): string => ids.conversationId;

/** "This conversation's turn may be closed." Its answer is sent in the same run. */
export const REPLY = defineJob<ConversationIds>('conversation.reply', { queue: 'reply', key, local: true, concurrency: 24 });
/** "This conversation has messages to send." */
export const DELIVER = defineJob<ConversationIds>('conversation.deliver', { queue: 'deliver', key, concurrency: 16 });
/** "The provider may know the lasting name of this message by now." */
export const ASK_NAME = defineJob<{ storeId: string; accountId: string; provisionalId: string }>('message.ask_name', { queue: 'chores', key: (ids) => `${ids.accountId} ${ids.provisionalId}`, attempts: 1 });
/** "A customer wrote in whose conversation an answer waits." */
export const RELEASE_PARKED = defineJob<ConversationIds>('conversation.release_parked', { queue: 'deliver', key });
/** "The customer may see that this message was read." */
export const MARK_READ = defineJob<{ storeId: string; messageId: string }>('message.mark_read', { queue: 'chores', key: (ids) => ids.messageId, attempts: 3 });
