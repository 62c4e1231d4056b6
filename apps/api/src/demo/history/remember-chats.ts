import { type MessageContent, publicId } from '#contracts';
import { type Database, queryRows } from '../../platform/database/database.js';
import type { SandboxControl } from '../sandbox-control.js';

interface Row { wa_id: string; name: string | null; external_id: string; direction: 'in' | 'out'; status: string | null; content: MessageContent; occurred_at: Date; reply_to_external_id: string | null }
interface Remembered { readonly type: string; readonly content: unknown }

/** What phones remember: the newest chats of a number, each with its newest messages. */
const RECENT = `
  select i.value as wa_id, coalesce(c.name, c.profile_name) as name, m.external_id, m.direction, m.status, m.content, m.occurred_at, m.reply_to_external_id
  from (select * from conversations where store_id = $1 and account_id = $2 order by last_message_at desc limit 100) v
  join customers c on c.store_id = v.store_id and c.id = v.customer_id
  join lateral (select value from customer_identities where store_id = v.store_id and customer_id = v.customer_id and kind = 'wa_id' limit 1) i on true
  join lateral (select * from messages where store_id = v.store_id and conversation_id = v.id and external_id is not null and kind <> 'reaction' and status is distinct from 'failed'
    order by occurred_at desc, id desc limit 40) m on true
  order by v.last_message_at, m.occurred_at, m.id`;

/** The sandbox forgets everything when it ends; customers' phones do not. Gives them back what the inbox knows of their chats. */
export async function rememberChats(db: Database, sandbox: SandboxControl, { storeId, accountId, numberId }: { storeId: string; accountId: string; numberId: string }): Promise<void> {
  const rows = await db.inStore(storeId, (tx) => queryRows<Row>(tx, RECENT, [storeId, accountId]));
  const phones = new Map<string, Row[]>();
  for (const row of rows) phones.set(row.wa_id, [...(phones.get(row.wa_id) ?? []), row]);
  for (const [waId, chat] of phones) {
    await sandbox.ask('/sandbox/phones', { method: 'POST', body: { wa_id: waId, name: chat[0]?.name ?? `+${waId}` } });
    const entries = chat.map((row) => ({
      id: row.external_id, from: row.direction === 'in' ? 'customer' : 'business', at: row.occurred_at.getTime(), ...onPhone(storeId, row.content),
      tick: row.direction === 'in' ? 'read' : row.status, ...(row.reply_to_external_id === null ? {} : { quoted_id: row.reply_to_external_id }),
    }));
    await sandbox.ask(`/sandbox/phones/${waId}/history?number=${numberId}`, { method: 'PUT', body: { entries } });
  }
}

/** A message as WhatsApp's object of its type. Files are named by their address in this app. */
function onPhone(storeId: string, content: MessageContent): Remembered {
  const file = (mediaId: string | undefined): object => (mediaId === undefined ? {} : { link: `/api/v1/stores/${publicId('store', storeId)}/media/${publicId('media', mediaId)}/content` });
  switch (content.kind) {
    case 'text': return { type: 'text', content: { body: content.text } };
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return {
      type: content.kind, content: { ...file(content.media.mediaId), ...(content.caption === undefined ? {} : { caption: content.caption }), ...(content.media.filename === undefined ? {} : { filename: content.media.filename }) },
    };
    case 'location': return { type: 'location', content: { latitude: content.latitude, longitude: content.longitude, name: content.name, address: content.address } };
    case 'contacts': return { type: 'contacts', content: content.contacts.map(({ name, phones }) => ({ name: { formatted_name: name }, phones: phones.map(({ phone }) => ({ phone })) })) };
    case 'buttons': return {
      type: 'interactive', content: {
        type: 'button', body: { text: content.body }, ...(content.header?.media ? { header: { type: content.header.media.kind, [content.header.media.kind]: file(content.header.media.mediaId) } } : {}),
        action: { buttons: content.buttons.map((reply) => ({ type: 'reply', reply })) },
      },
    };
    case 'list': return { type: 'interactive', content: { type: 'list', body: { text: content.body }, action: { button: content.button, sections: content.sections } } };
    case 'choice': return { type: 'interactive', content: { type: 'button_reply', button_reply: { id: content.id, title: content.title } } };
    case 'template': return { type: 'text', content: { body: (content.body ?? []).map(({ text }) => text ?? '').join(' ') } };
    case 'flow': case 'flow_reply': return { type: 'text', content: { body: content.body } };
    case 'order': return { type: 'order', content: { text: content.text, product_items: content.items.map(({ retailerId, quantity }) => ({ product_retailer_id: retailerId, quantity })) } };
    case 'reaction': case 'system': case 'unsupported': return { type: 'unsupported', content: {} };
  }
}
