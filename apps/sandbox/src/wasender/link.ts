import type { WasenderWebhooks } from './webhooks.js';
import type { LinkState, Session, WasenderWorld } from './world.js';

/** Linking a session to the shop's phone, and losing it again. Every change is told by webhook. */
export class Link {
  constructor(private readonly world: WasenderWorld, private readonly webhooks: WasenderWebhooks) {}

  /** Begins to link; gives the text of the QR. */
  async begin(session: Session): Promise<string> {
    const qr = this.world.freshQr(session);
    await this.change(session, 'need_scan');
    await this.webhooks.post(session, 'qrcode.updated', { qr });
    return qr;
  }

  /**
   * A phone scans what a screen shows.
   * @param phone of whoever scans; the session's own when missing
   * @throws Error when that is no QR of now
   */
  async scan(qr: string, phone?: string): Promise<Session> {
    const session = [...this.world.sessions.values()].find((each) => each.state === 'need_scan' && each.qr?.text === qr && this.world.freshQr(each) === qr);
    if (!session) throw new Error('nothing can be linked with this QR code (any more)');
    session.qr = undefined;
    session.linkedPhone = phone?.replace(/\D/g, '') ?? session.phone;
    await this.change(session, 'connecting');
    await this.change(session, 'connected');
    return session;
  }

  async change(session: Session, state: LinkState): Promise<void> {
    if (session.state === state) return;
    session.state = state;
    if (state !== 'need_scan') session.qr = undefined;
    await this.webhooks.post(session, 'session.status', { status: state });
  }
}
