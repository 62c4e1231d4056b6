import { randomBytes } from 'node:crypto';
import type { Customer } from '../phone/customer.js';
import type { CustomerMessage } from '../phone/customer-message.js';
import { sampleFile } from '../phone/samples.js';
import type { Thread, ThreadEntry } from '../phone/thread.js';
import type { MediaPart } from './encryption.js';
import type { WasenderParts } from './parts.js';
import { numberIdOf, type Session } from './world.js';

/** By which of the customer's ids WhatsApp names the chat: the phone number, the hidden id beside it, or the hidden id alone. */
export type Addressing = 'pn' | 'lid' | 'hidden';
/** What the customer can do in such a chat, beyond it: change a message and take one back. */
export type LinkedMessage = Extract<CustomerMessage, { kind: 'text' | 'image' | 'video' | 'document' | 'sticker' | 'voice' | 'audio' | 'location' | 'contact' | 'reaction' }>
  | { kind: 'edit'; target: string; text: string; quote?: never } | { kind: 'delete'; target: string; quote?: never };
const LINKED_KINDS: readonly string[] = ['text', 'image', 'video', 'document', 'sticker', 'voice', 'audio', 'location', 'contact', 'reaction'];
/** True when it exists in a chat with a linked phone. */
export function isLinkedMessage(message: CustomerMessage): message is Extract<CustomerMessage, LinkedMessage> {
  return LINKED_KINDS.includes(message.kind);
}
interface Part { readonly message: Readonly<Record<string, unknown>>; readonly body?: string; readonly shown?: { readonly type: string; readonly content: unknown } }

/** A customer's phone in a chat with a number that is linked to WASender. */
export class CustomerPhone {
  addressing: Addressing = 'pn';

  constructor(readonly customer: Customer, private readonly parts: WasenderParts, private readonly session: Session) {}

  get thread(): Thread {
    return this.customer.thread(numberIdOf(this.session));
  }
  text(text: string, options: { readonly quote?: string } = {}): Promise<{ id: string; delivered: boolean }> {
    return this.send({ kind: 'text', text, ...options });
  }
  next(wanted?: (entry: ThreadEntry) => boolean, timeoutMs?: number): Promise<ThreadEntry> {
    return this.thread.next(wanted, timeoutMs);
  }

  /** Does something in the chat; resolves when the webhooks were posted once. */
  async send(message: LinkedMessage): Promise<{ id: string; delivered: boolean }> {
    const { parts: { clock, webhooks, customers }, session, thread } = this;
    const id = `3A${randomBytes(9).toString('hex').toUpperCase()}`;
    const at = clock.now();
    const part = this.partOf(message);
    if (part.shown) thread.add({ id, at, numberId: numberIdOf(session), from: 'customer', tick: 'waiting', ...part.shown, ...(message.quote === undefined ? {} : { quotedId: message.quote }) });
    customers.wrote(this.customer, id);
    const key = this.keyOf(id);
    const object = {
      key, messageTimestamp: Math.floor(at / 1_000), pushName: this.customer.name, broadcast: false, message: quoted(part.message, message.quote, session),
      ...(part.body === undefined ? {} : { messageBody: part.body }), remoteJid: key['remoteJid'], id,
    };
    const delivered: boolean[] = [];
    for (const event of ['messages.received', 'messages-personal.received', 'messages.upsert']) delivered.push(await webhooks.post(session, event, { messages: object }, at));
    const entry = thread.find(id);
    if (entry && delivered.some(Boolean)) thread.change(entry, { tick: 'delivered' });
    return { id, delivered: delivered.some(Boolean) };
  }

  /** Turns the phone on: what waited is delivered. */
  async goOnline(): Promise<void> {
    this.customer.online = true;
    for (const entry of this.thread.entries) {
      const send = entry.from === 'business' && entry.tick === 'sent' ? this.parts.sends.byId(entry.id) : undefined;
      if (send) await this.parts.sends.report(send, 3);
    }
  }
  goOffline(): void {
    this.customer.online = false;
  }

  /** Opens the chat: everything of the business is read. */
  async read(): Promise<void> {
    for (const entry of this.thread.entries) {
      const send = entry.from === 'business' && entry.tick !== 'read' ? this.parts.sends.byId(entry.id) : undefined;
      if (send) await this.parts.sends.report(send, 4);
    }
  }

  private keyOf(id: string): Readonly<Record<string, unknown>> {
    const lid = this.parts.world.lidOf(this.customer);
    const { waId } = this.customer;
    const addressing = waId === undefined || this.parts.chaos.strikes('usernameOnly', numberIdOf(this.session)) ? 'hidden' : this.addressing;
    if (addressing === 'hidden') return { id, fromMe: false, remoteJid: lid, addressingMode: 'lid', senderLid: lid };
    const names = { senderPn: `${waId}@s.whatsapp.net`, cleanedSenderPn: waId, senderLid: lid };
    return { id, fromMe: false, remoteJid: addressing === 'lid' ? lid : names.senderPn, ...names, addressingMode: addressing };
  }

  private partOf(message: LinkedMessage): Part {
    switch (message.kind) {
      case 'text': return { message: { conversation: message.text }, body: message.text, shown: { type: 'text', content: { body: message.text } } };
      case 'location': {
        const { latitude, longitude, name, address } = message;
        return { message: { locationMessage: { degreesLatitude: latitude, degreesLongitude: longitude, name, address } }, shown: { type: 'location', content: { latitude, longitude, name, address } } };
      }
      case 'contact': return {
        message: { contactMessage: { displayName: message.name, vcard: `BEGIN:VCARD\nVERSION:3.0\nFN:${message.name}\nTEL;waid=${message.phone.replace(/\D/g, '')}:${message.phone}\nEND:VCARD` } },
        shown: { type: 'contacts', content: [{ name: { formatted_name: message.name }, phones: [{ phone: message.phone }] }] },
      };
      case 'reaction': {
        const target = message.target ?? this.thread.lastFromBusiness()?.id;
        if (target === undefined) throw new Error('there is no message of the business to react to');
        return { message: { reactionMessage: { key: { id: target, fromMe: true }, text: message.emoji, senderTimestampMs: String(this.parts.clock.now()) } } };
      }
      case 'edit': return { message: { protocolMessage: { key: { id: message.target, fromMe: false }, type: 14, editedMessage: { conversation: message.text } } } };
      case 'delete': return { message: { protocolMessage: { key: { id: message.target, fromMe: false }, type: 0 } } };
      case 'image': case 'video': case 'document': case 'sticker': case 'voice': case 'audio': return this.filePart(message);
    }
  }

  private filePart(message: Extract<LinkedMessage, { kind: 'image' | 'video' | 'document' | 'sticker' | 'voice' | 'audio' }>): Part {
    const { kind, caption } = message;
    const sample = kind === 'video' ? undefined : sampleFile(kind, message.says, message.shows === undefined ? undefined : { description: message.shows });
    const bytes = message.data === undefined ? sample?.bytes : Buffer.from(message.data, 'base64');
    if (!bytes) throw new Error('a video needs "data", base64 of an MP4 file');
    const mimetype = message.mimeType ?? sample?.mimeType ?? 'video/mp4';
    const type = kind === 'voice' ? 'audio' : kind;
    const name: MediaPart = `${type}Message`;
    const { bytes: _encrypted, ...file } = this.parts.files.leave(name, bytes);
    const fileName = kind === 'document' ? message.filename ?? sample?.filename : undefined;
    const { id } = this.parts.media.add({ numberId: numberIdOf(this.session), bytes, mimeType: mimetype, from: 'customer', ...(fileName === undefined ? {} : { filename: fileName }) });
    return {
      message: { [name]: { ...file, mimetype, fileLength: String(bytes.byteLength), ...(caption === undefined ? {} : { caption }), ...(fileName === undefined ? {} : { fileName }), ...(kind === 'voice' ? { ptt: true } : {}) } },
      ...(caption === undefined ? {} : { body: caption }),
      shown: { type, content: { id, mime_type: mimetype, ...(caption === undefined ? {} : { caption }), ...(fileName === undefined ? {} : { filename: fileName }) } },
    };
  }
}

/** A reply names the bubble it answers inside its own part; plain words become a longer form for it. */
function quoted(message: Readonly<Record<string, unknown>>, quote: string | undefined, session: Session): Readonly<Record<string, unknown>> {
  if (quote === undefined) return message;
  const contextInfo = { stanzaId: quote, participant: `${session.phone}@s.whatsapp.net` };
  const [[name, part] = []] = Object.entries(message);
  if (name === undefined) return message;
  return name === 'conversation' ? { extendedTextMessage: { text: part, contextInfo } } : { [name]: { ...(part as object), contextInfo } };
}
