import type { Background } from '../background.js';
import type { Chaos } from '../chaos.js';
import { WebhookPost } from '../meta/delivery.js';
import { numberIdOf, type Session } from './world.js';

export interface WasenderDelivery {
  readonly sessionId: number;
  readonly event: string;
  readonly url: string;
  readonly body: string;
  readonly signature: string;
  /** Of the last attempt; 0 without an answer. */
  status: number;
  attempts: number;
}

/** Posts events of a session: the webhook secret itself is the signature, and the body carries the API key. */
export class WasenderWebhooks {
  readonly deliveries: WasenderDelivery[] = [];
  private readonly transport = new WebhookPost();
  private readonly heldBack = new Map<number, { event: string; body: Buffer }>();

  constructor(
    private readonly chaos: Chaos,
    private readonly background: Background,
    private readonly options: { readonly retryDelaysMs: readonly number[]; readonly keep: number },
  ) {}

  /** Posts to the session's one address if it listens to the event; resolves after the first attempt. True when it was answered with 200. */
  async post(session: Session, event: string, data: unknown, timestamp?: number): Promise<boolean> {
    if (!session.webhookEnabled || session.webhookUrl === undefined || !session.webhookEvents.has(event)) return false;
    return this.postBody(session, event, { event, sessionId: session.apiKey, data, ...(timestamp === undefined ? {} : { timestamp }) });
  }

  /** Any body, whatever the session listens to: recorded ones, broken ones. */
  async postBody(session: Session, event: string, payload: unknown): Promise<boolean> {
    const numberId = numberIdOf(session);
    const delayMs = this.chaos.delayMs(numberId);
    if (delayMs > 0) await this.background.pause(delayMs);
    const body = Buffer.from(JSON.stringify(payload));
    const earlier = this.heldBack.get(session.id);
    this.heldBack.delete(session.id);
    if (!earlier && this.chaos.strikes('reorder', numberId)) {
      this.heldBack.set(session.id, { event, body });
      return false;
    }
    const delivered = await this.deliver(session, event, body);
    if (this.chaos.strikes('duplicate', numberId)) await this.deliver(session, event, body);
    if (earlier) await this.deliver(session, earlier.event, earlier.body);
    return delivered;
  }

  close(): void {
    this.transport.close();
  }
  clear(): void {
    this.deliveries.length = 0;
    this.heldBack.clear();
  }

  private async deliver(session: Session, event: string, body: Buffer): Promise<boolean> {
    const isBad = this.chaos.strikes('badSignature', numberIdOf(session));
    const delivery: WasenderDelivery = {
      sessionId: session.id, event, url: session.webhookUrl ?? '', body: body.toString('utf8'), signature: isBad ? `not-${session.webhookSecret}` : session.webhookSecret, status: 0, attempts: 0,
    };
    this.deliveries.push(delivery);
    if (this.deliveries.length > this.options.keep) this.deliveries.shift();
    await this.attempt(delivery, body);
    if (delivery.status !== 200) this.background.run(() => this.retry(delivery, body));
    return delivery.status === 200;
  }

  private async attempt(delivery: WasenderDelivery, body: Buffer): Promise<void> {
    const answer = await this.transport.send(delivery.url, body, { 'content-type': 'application/json', 'user-agent': 'WasenderApi', 'x-webhook-signature': delivery.signature });
    delivery.status = answer.status;
    delivery.attempts += 1;
  }

  /** Nothing is documented about retries: a few, and soon. */
  private async retry(delivery: WasenderDelivery, body: Buffer): Promise<void> {
    for (const delay of this.options.retryDelaysMs.slice(0, 3)) {
      await this.background.pause(delay);
      if (this.background.isStopped) return;
      await this.attempt(delivery, body);
      if (delivery.status === 200) return;
    }
  }
}
