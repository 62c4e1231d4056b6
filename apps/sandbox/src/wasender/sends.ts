import { randomBytes } from 'node:crypto';
import type { Background } from '../background.js';
import type { Chaos } from '../chaos.js';
import type { SandboxClock } from '../clock.js';
import type { MediaLibrary } from '../meta/media-library.js';
import type { Customer, Customers } from '../phone/customer.js';
import { failed, invalid, refused } from './access.js';
import type { WasenderFiles } from './files.js';
import type { WasenderGroups } from './groups.js';
import { checkSend, type CheckedSend } from './send-check.js';
import type { WasenderWebhooks } from './webhooks.js';
import { numberIdOf, type Session, type WasenderWorld } from './world.js';

/** A message in the vendor's log. `status`: 0 error, 1 pending, 2 sent, 3 delivered, 4 read, 5 played. */
export interface LoggedSend {
  readonly msgId: number;
  readonly id: string;
  readonly session: Session;
  /** Undefined for a group. */
  readonly customer: Customer | undefined;
  readonly to: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly checked: CheckedSend;
  readonly at: number;
  status: number;
  /** It went out: before that nobody knows its WhatsApp id. */
  isOut: boolean;
}
const NOT_ON_WHATSAPP = 'The provided JID does not exist on WhatsApp.';

/** POST /send-message, and what becomes of a message. */
export class WasenderSends {
  readonly log: LoggedSend[] = [];
  /** Pause before a queued message goes out. */
  queueMs = 0;

  constructor(
    private readonly world: WasenderWorld,
    private readonly customers: Customers,
    private readonly webhooks: WasenderWebhooks,
    private readonly clock: SandboxClock,
    private readonly context: { readonly chaos: Chaos; readonly background: Background; readonly files: WasenderFiles; readonly media: MediaLibrary; readonly groups: WasenderGroups },
  ) {}

  /** Takes a message into the queue. @throws Refusal */
  accept(session: Session, body: Readonly<Record<string, unknown>>): LoggedSend {
    const checked = checkSend(body);
    const to = body['to'];
    if (typeof to !== 'string' || to === '') throw invalid({ to: 'The to field is required.' });
    const quoted = body['replyTo'];
    if (quoted !== undefined && this.log.every(({ msgId }) => msgId !== quoted)) throw invalid({ replyTo: 'The selected replyTo is invalid.' });
    const send: LoggedSend = {
      msgId: 100_000 + this.log.length, id: `3EB0${randomBytes(9).toString('hex').toUpperCase()}`, session, customer: this.recipientAt(session, to), to, body, checked,
      at: this.clock.now(), status: 1, isOut: false,
    };
    this.log.push(send);
    return send;
  }

  /** Queue, phone, ticks; each told by webhook. Resolves when the first attempts are made. */
  async progress(send: LoggedSend): Promise<void> {
    const { session, customer } = send;
    if (this.queueMs > 0) await this.context.background.pause(this.queueMs);
    if (this.context.chaos.strikes('undeliverable', numberIdOf(session))) {
      send.status = 0;
      send.isOut = true;
      await this.webhooks.post(session, 'message.sent', { success: false, error: `Failed to send message: Invalid number JID: ${send.to}` }, this.seconds());
      await this.webhooks.post(session, 'messages.update', { update: { status: 0 }, key: this.keyOf(send) }, this.clock.now());
      return;
    }
    send.isOut = true;
    this.show(send);
    await this.webhooks.post(session, 'message.sent', { key: { ...this.keyOf(send), ...(session.hides === 'nothing' ? { remoteJid: send.to } : {}) }, message: send.checked.message, success: true }, this.seconds());
    await this.webhooks.post(session, 'messages.upsert', { messages: this.objectOf(send) }, this.seconds());
    await this.report(send, 2);
    if (!customer?.online) return;
    await this.report(send, 3);
    if (customer.readsAtOnce) await this.report(send, 4);
  }

  async report(send: LoggedSend, status: number): Promise<void> {
    send.status = Math.max(send.status, status);
    const thread = send.customer?.thread(numberIdOf(send.session));
    const entry = thread?.find(send.id);
    const tick = (['failed', 'waiting', 'sent', 'delivered', 'read', 'read'] as const)[status];
    if (thread && entry && tick) thread.change(entry, { tick });
    await this.webhooks.post(send.session, 'messages.update', { update: { status }, key: this.keyOf(send) }, this.clock.now());
  }

  /** @throws Refusal 404 */
  find(session: Session, msgId: string | undefined): LoggedSend {
    const send = this.log.find((each) => each.session === session && String(each.msgId) === msgId);
    if (!send) throw failed(404, 'Message not found.');
    return send;
  }
  byId(id: string): LoggedSend | undefined {
    return this.log.find((send) => send.id === id);
  }

  /** `GET /messages/:id/info`. @throws Refusal while it waits in the queue */
  info(send: LoggedSend): unknown {
    if (!send.isOut) throw failed(404, 'Message not found.');
    const key = this.keyOf(send);
    return { remoteJid: key.remoteJid, id: send.id, msgId: send.msgId, key, message: send.checked.message, messageTimestamp: String(Math.floor(send.at / 1_000)), status: send.status };
  }

  clear(): void {
    this.log.length = 0;
    this.queueMs = 0;
  }

  private keyOf(send: LoggedSend): { id: string; fromMe: true; remoteJid: string; msgId?: number } {
    return { id: send.id, fromMe: true, remoteJid: this.chatOf(send), ...(send.session.namesLog ? { msgId: send.msgId } : {}) };
  }
  private chatOf({ customer, session, to }: LoggedSend): string {
    if (!customer) return to;
    return customer.waId === undefined || session.hides !== 'nothing' ? this.world.lidOf(customer) : `${customer.waId}@s.whatsapp.net`;
  }
  private objectOf(send: LoggedSend): unknown {
    const text = send.body['text'];
    return {
      key: { ...this.keyOf(send), senderPn: `${send.session.phone}@s.whatsapp.net`, cleanedSenderPn: send.session.phone }, messageTimestamp: Math.floor(send.at / 1_000), broadcast: false,
      message: send.checked.message, ...(typeof text === 'string' ? { messageBody: text } : {}), remoteJid: this.keyOf(send).remoteJid, id: send.id,
    };
  }

  /** Undefined for a group. @throws Refusal */
  private recipientAt(session: Session, to: string): Customer | undefined {
    if (!to.endsWith('@g.us')) return this.customerAt(session, to);
    this.context.groups.find(session, to);
    return undefined;
  }
  private customerAt(session: Session, to: string): Customer {
    const lid = /^(\d+@lid)$/.exec(to)?.[1];
    if (lid !== undefined) {
      const known = this.world.customerBehind(lid);
      if (known) return known;
      throw refused(422, NOT_ON_WHATSAPP);
    }
    const digits = /^\+?(\d{8,15})(?:@s\.whatsapp\.net)?$/.exec(to)?.[1];
    if (digits === undefined) throw invalid({ to: 'The to field format is invalid.' });
    // The digits of a hidden id are no phone number, however much they look like one.
    if (this.world.customerBehind(`${digits}@lid`)) throw refused(422, NOT_ON_WHATSAPP);
    if (digits === session.phone) throw refused(422, 'You cannot send a message to yourself.');
    const customer = this.customers.open(digits);
    if (!customer.onWhatsApp) throw refused(422, NOT_ON_WHATSAPP);
    return customer;
  }

  private show({ id, session, customer, checked: { type, content }, at, body }: LoggedSend): void {
    if (!customer) return;
    const quoted = this.log.find(({ msgId }) => msgId === body['replyTo'])?.id;
    customer.thread(numberIdOf(session)).add({ id, numberId: numberIdOf(session), from: 'business', type, content: this.seen(content, session), at, tick: 'waiting', ...(quoted === undefined ? {} : { quotedId: quoted }) });
  }
  /** A phone keeps the file that it is sent: the address may be gone before its owner looks. */
  private seen(content: CheckedSend['content'], session: Session): CheckedSend['content'] {
    const { link } = content;
    const file = typeof link === 'string' ? this.context.files.uploaded(link) : undefined;
    return file ? { ...content, id: this.context.media.add({ numberId: numberIdOf(session), bytes: file.bytes, mimeType: file.mimeType, from: 'business' }).id } : content;
  }
  private seconds(): number {
    return Math.floor(this.clock.now() / 1_000);
  }
}
