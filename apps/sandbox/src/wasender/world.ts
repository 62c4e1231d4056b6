import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock.js';
import type { Customer } from '../phone/customer.js';
import type { HeldAnswer } from './held-answer.js';

export const STATES = ['connected', 'connecting', 'need_scan', 'need_passkey', 'disconnected', 'logged_out', 'expired'] as const;
export type LinkState = (typeof STATES)[number];
export const EVENTS = [
  'messages.received', 'messages-personal.received', 'messages-group.received', 'messages-newsletter.received', 'messages.upsert', 'message.sent', 'messages.update', 'messages.delete',
  'messages.reaction', 'message-receipt.update', 'session.status', 'qrcode.updated', 'passkey.updated', 'call', 'poll.results', 'chats.upsert', 'chats.update', 'chats.delete',
  'groups.upsert', 'groups.update', 'group-participants.update', 'contacts.upsert', 'contacts.update',
] as const;
/** What the dashboard suggests: every message of a customer comes twice. */
const USUAL_EVENTS = ['messages.received', 'messages.upsert', 'message.sent', 'messages.update', 'messages.delete', 'messages.reaction', 'session.status', 'qrcode.updated'];
const QR_LIVES_MS = 45_000;

/** One linked number of a person's account. */
export interface Session {
  readonly id: number;
  name: string;
  /** Digits of the linked number. */
  readonly phone: string;
  /** Digits of the phone that scanned the QR code: whoever it was. */
  linkedPhone: string;
  readonly lid: string;
  apiKey: string;
  webhookSecret: string;
  webhookUrl: string | undefined;
  webhookEnabled: boolean;
  readonly webhookEvents: Set<string>;
  state: LinkState;
  qr: { text: string; until: number } | undefined;
  accountProtection: boolean;
  plan: 'paid' | 'trial' | 'none';
  /** Sends that came too early. */
  turnedAway: number;
  /** Webhooks of own sends name the number of the vendor's log. */
  namesLog: boolean;
  /** What WhatsApp keeps to itself: which number a chat of ours is with, and then whose a hidden id is. */
  hides: 'nothing' | 'chats' | 'numbers';
  readonly createdAt: number;
}
export type NewSession = Partial<Pick<Session, 'name' | 'phone' | 'apiKey' | 'webhookSecret' | 'webhookUrl' | 'state' | 'accountProtection' | 'plan' | 'namesLog'>> & { readonly webhookEvents?: readonly string[] };

/** Sessions, and who is behind which hidden id. */
export class WasenderWorld {
  readonly sessions = new Map<number, Session>();
  /** Personal access token of the one person who has an account here. */
  personalToken = `pat_${randomBytes(16).toString('hex')}`;
  private readonly lids = new Map<string, Customer>();
  /** The next answer to whose phone is linked, where a test keeps it back. */
  heldUser: HeldAnswer | undefined;
  private made = 0;

  constructor(private readonly clock: SandboxClock) {}

  add(wanted: NewSession = {}): Session {
    this.made += 1;
    const phone = wanted.phone?.replace(/\D/g, '') ?? `1202555${String(this.made).padStart(4, '0')}`;
    const session: Session = {
      id: 1000 + this.made, name: wanted.name ?? `Session ${this.made}`, phone, linkedPhone: phone,
      lid: `9${String(this.made).padStart(14, '0')}@lid`, apiKey: wanted.apiKey ?? randomBytes(32).toString('hex'), webhookSecret: wanted.webhookSecret ?? randomBytes(16).toString('hex'),
      webhookUrl: wanted.webhookUrl, webhookEnabled: true, webhookEvents: new Set(wanted.webhookEvents ?? USUAL_EVENTS), state: wanted.state ?? 'connected', qr: undefined,
      accountProtection: wanted.accountProtection ?? false, plan: wanted.plan ?? 'paid', turnedAway: 0, namesLog: wanted.namesLog ?? false, hides: 'nothing', createdAt: this.clock.now(),
    };
    this.sessions.set(session.id, session);
    return session;
  }

  byKey(apiKey: string): Session | undefined {
    return [...this.sessions.values()].find((session) => session.apiKey === apiKey);
  }

  /** The first one, or the one with this id. @throws Error */
  session(id?: number): Session {
    const session = id === undefined ? this.sessions.values().next().value : this.sessions.get(id);
    if (!session) throw new Error('there is no such WASender session');
    return session;
  }

  /** A new QR takes the place of one that nobody scanned in time. */
  freshQr(session: Session): string {
    const now = this.clock.now();
    if (!session.qr || session.qr.until <= now) session.qr = { text: `2@${randomBytes(48).toString('base64')},${randomBytes(24).toString('base64')}`, until: now + QR_LIVES_MS };
    return session.qr.text;
  }

  /** The hidden id of a customer, the same every time. */
  lidOf(customer: Customer): string {
    for (const [lid, known] of this.lids) if (known === customer) return lid;
    const lid = `1${String(this.lids.size + 1).padStart(14, '0')}@lid`;
    this.lids.set(lid, customer);
    return lid;
  }
  customerBehind(lid: string): Customer | undefined {
    return this.lids.get(lid);
  }

  clear(): void {
    this.sessions.clear();
    this.lids.clear();
    this.made = 0;
    this.heldUser?.release();
    this.heldUser = undefined;
  }
}

/** Under which a customer's chat with this session is kept, and by which chaos switches name it. */
export function numberIdOf(session: Session): string {
  return `wasender:${session.id}`;
}
