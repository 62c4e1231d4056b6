import { createHmac } from 'node:crypto';
import type { Background } from '../background.js';
import { type DeliveryAttempt, WebhookPost } from '../meta/delivery.js';
import type { StripeWorld } from './world.js';

export interface StripeEvent { readonly id: string; readonly type: string; readonly body: string }
export interface StripeDelivery { readonly event: StripeEvent; readonly attempts: DeliveryAttempt[]; isDone: boolean }
/** How events travel. Stripe promises neither order nor once. `held`: not before `release`. */
export const DELIVERY_WAYS = ['in_order', 'twice', 'reversed', 'held'] as const;
export type DeliveryWay = (typeof DELIVERY_WAYS)[number];

const API_VERSION = '2026-10-28.endive';

/** Makes, signs and posts events to the one endpoint that is set. */
export class StripeEvents {
  readonly deliveries: StripeDelivery[] = [];
  endpoint: { readonly url: string; readonly secret: string } | undefined;
  way: DeliveryWay = 'in_order';
  private readonly held: StripeEvent[] = [];
  private readonly transport = new WebhookPost();

  constructor(private readonly world: StripeWorld, private readonly background: Background, private readonly retryDelaysMs: readonly number[]) {}

  /** Events of one change, oldest first; resolves after the first attempts. */
  async emit(changes: readonly { readonly type: string; readonly object: object }[]): Promise<StripeEvent[]> {
    const events = changes.map(({ type, object }) => this.make(type, object));
    if (this.way === 'held') this.held.push(...events);
    else for (const event of this.way === 'reversed' ? events.toReversed() : events) {
      await this.post(event);
      if (this.way === 'twice') await this.post(event);
    }
    return events;
  }

  /** Posts what was held back, and lets the rest pass. */
  async release(): Promise<void> {
    this.way = 'in_order';
    for (const event of this.held.splice(0)) await this.post(event);
  }

  /** Signs and posts an event now, once more if it was posted before; resolves after the first attempt. */
  async post(event: StripeEvent, secret = this.endpoint?.secret): Promise<StripeDelivery | undefined> {
    if (this.endpoint === undefined || secret === undefined) return undefined;
    const delivery: StripeDelivery = { event, attempts: [], isDone: false };
    this.deliveries.push(delivery);
    await this.attempt(delivery, this.endpoint.url, secret);
    if (!delivery.isDone) this.background.run(() => this.tryAgain(delivery, secret));
    return delivery;
  }

  close(): void {
    this.transport.close();
  }

  clear(): void {
    this.deliveries.length = 0;
    this.held.length = 0;
    this.endpoint = undefined;
    this.way = 'in_order';
  }

  private make(type: string, object: object): StripeEvent {
    const id = this.world.newId('evt');
    const body = JSON.stringify({ id, object: 'event', api_version: API_VERSION, created: this.world.now(), data: { object }, livemode: false, pending_webhooks: 1, request: { id: null, idempotency_key: null }, type }, null, 2);
    return { id, type, body };
  }

  private async attempt(delivery: StripeDelivery, url: string, secret: string): Promise<void> {
    const { status, error } = await this.transport.send(url, Buffer.from(delivery.event.body), { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signatureOf(delivery.event.body, secret, this.world.now()), 'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)' });
    delivery.attempts.push({ at: this.world.now(), status, ...(error === undefined ? {} : { error }) });
    delivery.isDone = status >= 200 && status < 300;
  }

  private async tryAgain(delivery: StripeDelivery, secret: string): Promise<void> {
    for (const delay of this.retryDelaysMs) {
      await this.background.pause(delay);
      if (this.background.isStopped || this.endpoint === undefined) return;
      await this.attempt(delivery, this.endpoint.url, secret);
      if (delivery.isDone) return;
    }
  }
}

/** Value of `Stripe-Signature`: HMAC-SHA256 over `<seconds>.<body>`. https://docs.stripe.com/webhooks/signature */
export function signatureOf(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
