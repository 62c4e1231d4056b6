import { FAILURE_ACTIONS, MESSAGE_STATUSES } from '#contracts';
import type { Conversation, Message } from '../../features/inbox/model.js';

const AT = '2026-11-21T10:30:00.000Z';
let made = 0;

/** A message of the gallery; every one has an id of its own. */
function sample(part: Partial<Message> & Pick<Message, 'kind' | 'content'>): Message {
  made += 1;
  return {
    id: `msg_${made}`, conversation_id: 'conv_gallery', account_id: 'acc_gallery', direction: 'in', author: 'customer', author_id: null, text: '', status: null, failure: null, waits: null, external_id: `wamid.${made}`,
    reply_to_external_id: null, extra: null, run_id: null, attempt_count: 0, edited_at: null, deleted_at: null, occurred_at: AT, created_at: AT, reply_to_message_id: null, turn: null, media: null, reactions: [], ...part,
  };
}
const ours = (text: string, part: Partial<Message> = {}): Message => sample({ kind: 'text', content: { text }, text, direction: 'out', author: 'user', status: 'read', attempt_count: 1, ...part });
const file = (kind: 'image' | 'video' | 'audio' | 'document' | 'sticker', state: 'pending' | 'ready' | 'failed', content: object = {}, id = `med_${kind}_${state}`): Message => sample({
  kind, content: { media: { media_id: id, mime_type: 'application/pdf', filename: 'invoice.pdf', ...(kind === 'audio' ? { voice: true } : {}) }, ...content },
  media: { id, state, mime_type: 'application/pdf', bytes: 182_000, filename: 'invoice.pdf', failure: state === 'failed' ? 'The file is not at WhatsApp any more.' : null, transcript: null, description: null } as Message['media'],
});

export const SAMPLE_CONVERSATION: Conversation = {
  id: 'conv_gallery', account_id: 'acc_gallery', customer_id: 'cust_gallery', handler: 'ai', handler_version: 1, handler_changed_at: AT, hand_off_reason: null, assignee_id: null, state: 'open', snoozed_until: null,
  unread_count: 0, preview: '', last_message_at: AT, last_inbound_at: AT, window_closes_at: null, created_at: AT, updated_at: AT, label_ids: [], last_message: null, customer: { id: 'cust_gallery', name: 'Nora Vidal', phone: '+34611222333', username: null },
};

/** Bubbles by what they show. @param photoId a file of the store that can be shown */
export function sampleMessages(photoId: string | undefined): Readonly<Record<string, readonly Message[]>> {
  const header = photoId === undefined ? {} : { header: { media: { kind: 'image', media_id: photoId } } };
  return {
    'Words': [
      sample({ kind: 'text', content: { text: 'Hello! Do you have *warm* light for a _small_ room? ~No neon~ https://example.com' }, text: 'Hello' }),
      sample({ kind: 'text', content: { text: 'مرحباً، هل تشحنون إلى دبي؟' }, text: 'مرحباً', reactions: [{ emoji: '👍', by: 'store', occurred_at: AT } as Message['reactions'][number]] }),
      sample({ kind: 'text', content: { text: '> quoted\n- first\n- second\n```const price = 39.9```' }, text: 'list', edited_at: AT }),
      sample({ kind: 'text', content: { text: 'gone' }, text: 'gone', deleted_at: AT }),
      ours('An answer to something earlier', { reply_to_external_id: 'wamid.unknown' }),
      ours('From the assistant', { author: 'assistant', run_id: 'run_gallery' }), ours('Through the API', { author: 'api' }), ours('Typed on the phone', { author: 'device' }),
    ],
    'Ticks': MESSAGE_STATUSES.map((status) => ours(`Status ${status}`, { status })),
    'Failures': FAILURE_ACTIONS.map((action) => ours(`Failed: ${action}`, { status: 'failed', attempt_count: 2, failure: { code: 'meta.131026', text: 'WhatsApp could not deliver it.', action } })),
    'Files': [
      ...(photoId === undefined ? [] : [file('image', 'ready', { caption: 'A photo with words' }, photoId)]),
      file('image', 'pending'), file('image', 'failed'), file('audio', 'pending'), file('video', 'failed'), file('document', 'ready'), file('sticker', 'pending'),
    ],
    'Places, people, orders': [
      sample({ kind: 'location', content: { latitude: 39.47, longitude: -0.37, name: 'Mercado Central', address: 'Valencia' } }),
      sample({ kind: 'contacts', content: { contacts: [{ name: 'Ana Lima', organization: 'Casa Lumen', phones: [{ phone: '+34 655 010 020' }], emails: [{ email: 'ana@example.com' }] }] } }),
      sample({ kind: 'order', content: { items: [{ retailer_id: 'AURORA-1', quantity: 2, item_price: '39.90', currency: 'EUR' }], text: 'As a gift, please' } }),
    ],
    'To tap': [
      sample({ kind: 'buttons', direction: 'out', author: 'assistant', status: 'delivered', content: { body: 'The Luna in terracotta', ...header, footer: 'Prices with tax', buttons: [{ id: 'a', title: 'Order' }, { id: 'b', title: 'Other colours' }] } }),
      sample({ kind: 'list', direction: 'out', author: 'assistant', status: 'delivered', content: { body: 'These fit:', button: 'Choose', sections: [{ title: 'Lamps', rows: [{ id: 'a', title: 'Luna', description: 'from €59.90' }] }] } }),
      sample({ kind: 'choice', content: { id: 'a', title: 'Luna', description: 'from €59.90', of: 'list' } }),
      sample({ kind: 'template', direction: 'out', author: 'user', status: 'sent', content: { name: 'order_ready', language: 'en', body: [{ type: 'text', text: 'CL-20418' }] }, text: 'CL-20418' }),
      sample({ kind: 'flow', direction: 'out', author: 'user', status: 'sent', content: { body: 'Book a visit', cta: 'Open', flow_id: '1' } }),
      sample({ kind: 'flow_reply', content: { name: 'visit', body: 'Sent', response: { day: 'Monday', people: 2 } } }),
    ],
    'Others': [
      sample({ kind: 'reaction', direction: 'out', author: 'user', status: 'failed', content: { emoji: '❤️' }, failure: { code: 'meta.131009', text: 'The message is gone.', action: 'none' } }),
      sample({ kind: 'system', content: { event: 'customer_changed_number', text: 'The customer changed the number' } }),
      sample({ kind: 'unsupported', content: { original_kind: 'poll_creation' } }),
    ],
  };
}
