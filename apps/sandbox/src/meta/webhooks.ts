import type { Background } from '../background.js';
import type { Chaos } from '../chaos.js';
import type { SandboxClock } from '../clock.js';
import { WebhookPost, type WebhookDelivery } from './delivery.js';
import { encodeWebhook, signatureOf } from './signature.js';
import type { BusinessNumber, MetaWorld } from './world.js';

export interface WebhookEntry { readonly id: string; readonly time?: number; readonly changes: readonly { readonly field: string; readonly value: unknown }[] }
/** What became of a change: posted (with its deliveries), held back by a chaos switch, or nobody to post it to. */
export type Posted =
  | { readonly outcome: 'posted'; readonly deliveries: readonly WebhookDelivery[] }
  | { readonly outcome: 'held' }
  | { readonly outcome: 'not_subscribed' };
interface PostOptions { readonly url?: string; readonly badSignature?: boolean; readonly onDelivered?: () => void }
interface Held { readonly numberId: string; readonly entry: WebhookEntry; readonly onDelivered?: () => void }
interface Outgoing { readonly body: Buffer; readonly onDelivered: () => void }

/** Signs and posts webhooks, retries them, and keeps a record of every attempt. */
export class Webhooks {
  readonly deliveries: WebhookDelivery[] = [];
  private readonly transport = new WebhookPost();
  private readonly reordered = new Map<string, Held>();
  private readonly batched = new Map<string, Held>();
  private nextId = 1;

  constructor(
    private readonly world: MetaWorld,
    private readonly chaos: Chaos,
    private readonly clock: SandboxClock,
    private readonly background: Background,
    private readonly options: { readonly retryDelaysMs: readonly number[]; readonly keep: number },
  ) {}

  /**
   * Posts one change of a number to every app subscribed to its business account; resolves after the first attempts.
   * `onDelivered` is called when an attempt, be it a late one, was answered with 200.
   */
  async postChange(number: BusinessNumber, value: unknown, onDelivered?: () => void): Promise<Posted> {
    const business = this.world.businessAccountOf(number);
    const targets = [...business.subscribedApps].filter((appId) => (business.overrides.get(appId) ?? this.world.apps.get(appId)?.callbackUrl) !== undefined);
    if (targets.length === 0) return { outcome: 'not_subscribed' };
    const delay = this.chaos.delayMs(number.id);
    if (delay > 0) await this.background.pause(delay);
    const entry: WebhookEntry = { id: business.id, changes: [{ value, field: 'messages' }] };
    const deliveries: WebhookDelivery[] = [];
    for (const appId of targets) {
      for (const outgoing of this.bodiesFor(appId, { numberId: number.id, entry, ...(onDelivered === undefined ? {} : { onDelivered }) })) {
        deliveries.push(...await this.postTwiceIfSwitched(appId, outgoing, number.id, business.overrides.get(appId)));
      }
    }
    return deliveries.length > 0 ? { outcome: 'posted', deliveries } : { outcome: 'held' };
  }

  /** Posts a change of a business account itself to every app that is subscribed to it and has a callback. */
  async postBusinessChange(businessAccountId: string, field: string, value: unknown): Promise<readonly WebhookDelivery[]> {
    const business = this.world.addBusinessAccount(businessAccountId);
    const targets = [...business.subscribedApps].filter((appId) => (business.overrides.get(appId) ?? this.world.apps.get(appId)?.callbackUrl) !== undefined);
    const entry: WebhookEntry = { id: business.id, time: Math.floor(this.clock.now() / 1000), changes: [{ field, value }] };
    return Promise.all(targets.map((appId) => {
      const url = business.overrides.get(appId);
      return this.postBytes(appId, encodeWebhook(envelope([entry])), url === undefined ? {} : { url });
    }));
  }

  /** Signs and posts any payload to an app's callback, subscribed or not: recorded bodies, batches made by hand. */
  postPayload(appId: string, payload: unknown, options: { url?: string; badSignature?: boolean } = {}): Promise<WebhookDelivery> {
    return this.postBytes(appId, encodeWebhook(payload), options);
  }

  /** Posts what a switch still holds back. */
  async flush(): Promise<void> {
    for (const held of [this.reordered, this.batched]) {
      const waiting = [...held];
      held.clear();
      for (const [appId, one] of waiting) await this.postTwiceIfSwitched(appId, outgoingOf(one), one.numberId, undefined);
    }
  }

  close(): void {
    this.transport.close();
  }

  clear(): void {
    this.deliveries.length = 0;
    this.reordered.clear();
    this.batched.clear();
  }

  private bodiesFor(appId: string, coming: Held): Outgoing[] {
    const waiting = this.batched.get(appId);
    if (waiting && waiting.numberId !== coming.numberId) {
      this.batched.delete(appId);
      return [outgoingOf(waiting, coming)];
    }
    if (!waiting && this.chaos.strikes('batchStores', coming.numberId)) {
      this.batched.set(appId, coming);
      return [];
    }
    const earlier = this.reordered.get(appId);
    if (earlier) {
      this.reordered.delete(appId);
      return [outgoingOf(coming), outgoingOf(earlier)];
    }
    if (this.chaos.strikes('reorder', coming.numberId)) {
      this.reordered.set(appId, coming);
      return [];
    }
    return [outgoingOf(coming)];
  }

  private async postTwiceIfSwitched(appId: string, { body, onDelivered }: Outgoing, numberId: string, url: string | undefined): Promise<WebhookDelivery[]> {
    const options = { onDelivered, badSignature: this.chaos.strikes('badSignature', numberId), ...(url === undefined ? {} : { url }) };
    const first = this.postBytes(appId, body, options);
    if (!this.chaos.strikes('duplicate', numberId)) return [await first];
    return Promise.all([first, this.postBytes(appId, body, options)]);
  }

  private async postBytes(appId: string, body: Buffer, options: PostOptions): Promise<WebhookDelivery> {
    const app = this.world.apps.get(appId);
    const url = options.url ?? app?.callbackUrl;
    if (!app || url === undefined) throw new Error(`app ${appId} has no callback`);
    const signature = signatureOf(body, options.badSignature ? `not-${app.secret}` : app.secret);
    const delivery: WebhookDelivery = { id: this.nextId++, appId, url, body: body.toString('ascii'), signature, attempts: [], state: 'pending' };
    this.deliveries.push(delivery);
    if (this.deliveries.length > this.options.keep) this.deliveries.shift();
    await this.attempt(delivery, body, options);
    if (delivery.state === 'pending') this.background.run(() => this.retry(delivery, body, options));
    return delivery;
  }

  private async attempt(delivery: WebhookDelivery, body: Buffer, { onDelivered }: PostOptions): Promise<void> {
    const answer = await this.transport.send(delivery.url, body, {
      'content-type': 'application/json',
      'user-agent': 'facebookexternalua',
      'x-hub-signature-256': delivery.signature,
    });
    delivery.attempts.push({ at: this.clock.now(), ...answer });
    if (answer.status !== 200) return;
    delivery.state = 'delivered';
    onDelivered?.();
  }

  private async retry(delivery: WebhookDelivery, body: Buffer, options: PostOptions): Promise<void> {
    for (const delay of this.options.retryDelaysMs) {
      await this.background.pause(delay);
      if (this.background.isStopped) return;
      await this.attempt(delivery, body, options);
      if (delivery.state === 'delivered') return;
    }
    delivery.state = 'gave_up';
  }
}

function outgoingOf(...held: readonly Held[]): Outgoing {
  return {
    body: encodeWebhook(envelope(held.map(({ entry }) => entry))),
    onDelivered: () => { for (const { onDelivered } of held) onDelivered?.(); },
  };
}

function envelope(entry: readonly WebhookEntry[]): unknown {
  return { object: 'whatsapp_business_account', entry };
}
