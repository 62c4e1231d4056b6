import { route, type Route } from '../http/router.js';
import type { NewCustomer } from '../phone/customer.js';
import { WasenderAccess } from './access.js';
import { contactRoutes } from './contact-routes.js';
import { controlRoutes } from './control-routes.js';
import { CustomerPhone } from './customer-phone.js';
import { fileRoutes } from './file-routes.js';
import { messageRoutes } from './message-routes.js';
import { groupRoutes } from './group-routes.js';
import { HeldAnswer } from './held-answer.js';
import type { WasenderParts } from './parts.js';
import type { LoggedSend } from './sends.js';
import { sessionRoutes } from './session-routes.js';
import type { WasenderDelivery } from './webhooks.js';
import type { LinkState, NewSession, Session } from './world.js';

/** WASender as a test drives it: its dashboard, the shop's phone, the customers' phones. */
export class Wasender {
  constructor(private readonly parts: WasenderParts, private readonly origin: () => string) {}

  /** Base address as the API documentation writes it. */
  get url(): string {
    return `${this.origin()}/wasender/api`;
  }
  get personalToken(): string {
    return this.parts.world.personalToken;
  }
  addSession(wanted: NewSession = {}): Session {
    return this.parts.world.add(wanted);
  }
  session(id?: number): Session {
    return this.parts.world.session(id);
  }
  /** The shop's phone scans a QR; with `phone` another one does. */
  scan(qr: string, phone?: string): Promise<Session> {
    return this.parts.link.scan(qr, phone);
  }
  /** What happens to a session by itself: logged out on the phone, offline, expired. */
  setState(session: Session, state: LinkState): Promise<void> {
    return this.parts.link.change(session, state);
  }
  /** Keeps the next answer back that says whose phone is linked, as it is when it is asked for. */
  holdUser(): HeldAnswer {
    return this.parts.world.heldUser = new HeldAnswer();
  }
  phone(customer: string | NewCustomer, session: Session = this.session()): CustomerPhone {
    return new CustomerPhone(this.parts.customers.open(customer), this.parts, session);
  }
  /** Typed on the shop's phone itself. */
  async typeOnPhone(session: Session, customer: string, text: string): Promise<string> {
    const id = `3EB0TYPED${this.parts.webhooks.deliveries.length}`;
    const key = { id, fromMe: true, remoteJid: `${customer.replace(/\D/g, '')}@s.whatsapp.net` };
    await this.parts.webhooks.post(session, 'messages.upsert', { messages: { key, messageTimestamp: Math.floor(this.parts.clock.now() / 1_000), message: { conversation: text }, messageBody: text } });
    return id;
  }
  /** Posts any body to the session's address: recorded ones, broken ones. */
  post(session: Session, payload: unknown): Promise<boolean> {
    return this.parts.webhooks.postBody(session, 'any', payload);
  }
  report(send: LoggedSend, status: number): Promise<void> {
    return this.parts.sends.report(send, status);
  }
  /** How long a message waits in the queue before it goes out. */
  set queueMs(ms: number) {
    this.parts.sends.queueMs = ms;
  }
  get sent(): readonly LoggedSend[] {
    return this.parts.sends.log;
  }
  get deliveries(): readonly WasenderDelivery[] {
    return this.parts.webhooks.deliveries;
  }
}

/** Every route of the vendor, and the sandbox's own for it. */
export function wasenderRoutes(parts: WasenderParts): Route[] {
  const access = new WasenderAccess(parts.world, parts.chaos);
  return [
    ...messageRoutes(parts, access), ...fileRoutes(parts, access), ...contactRoutes(parts, access), ...groupRoutes(parts, access), ...sessionRoutes(parts, access), ...controlRoutes(parts),
    // The other product of the same name, so that a wrong address meets what it would meet.
    route('POST', '/wasender/api/create-message', () => ({ kind: 'json', status: 200, body: { message_status: 'Failed', data: { error: 'appkey and authkey are required' } } })),
  ];
}
