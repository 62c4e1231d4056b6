import type { SandboxParts } from '../parts.js';
import type { WebhookDelivery } from './delivery.js';
import { verifyCallback, type HandshakeResult } from './handshake.js';
import type { Verdict } from './templates/review.js';
import type { AcceptedSend } from './statuses.js';
import type { AccessToken, BusinessNumber, NewNumber, NumberCredentials, Template } from './world.js';

/** Meta as a test drives it: what the dashboard and Business Manager do, and what was sent and delivered. */
export class Meta {
  constructor(private readonly parts: SandboxParts) {}

  /** Adds a number with app, business account and token; whatever is not given is made up. */
  addNumber(wanted: NewNumber = {}): NumberCredentials {
    return this.parts.world.addNumber(wanted);
  }

  /** The live record of a number: its limits, window refusal, quality and registration may be changed. */
  number(id?: string): BusinessNumber {
    return this.parts.world.number(id);
  }

  addTemplate(template: Partial<Template> & { businessAccountId: string; name: string }): Template {
    return this.parts.world.addTemplate(template);
  }

  /** The live list of a business account's templates. */
  templatesOf(businessAccountId: string): Template[] {
    return this.parts.world.addBusinessAccount(businessAccountId).templates;
  }

  /** What a reviewer at Meta decides, or what customers' reactions lead to; the webhook is posted. */
  reviewTemplate(templateId: string, verdict: Verdict): Promise<void> {
    return this.parts.review.decide(templateId, verdict);
  }

  addToken(token: { appId: string; token?: string; scopes?: string[]; businessAccountIds?: string[]; expiresAt?: number }): AccessToken {
    return this.parts.world.addToken(token);
  }

  revokeToken(token: string): void {
    this.parts.world.revokeToken(token);
  }

  /** "Verify and save" of the app dashboard: Meta's GET handshake; the address is taken when it succeeds. */
  verifyAndSave(appId: string, callbackUrl: string, verifyToken: string): Promise<HandshakeResult> {
    return verifyCallback(this.parts.world.addApp({ id: appId }), callbackUrl, verifyToken, this.parts.clock);
  }

  /** The Subscribe toggle next to a webhook field in the app dashboard. */
  listenTo(appId: string, field: string): void {
    this.parts.world.addApp({ id: appId }).fields.add(field);
  }

  /** Sets the callback without a handshake, listens to messages and subscribes the app to the business accounts named. */
  setCallback(appId: string, callbackUrl: string, businessAccountIds: readonly string[] = []): void {
    this.parts.world.addApp({ id: appId }).callbackUrl = callbackUrl;
    this.listenTo(appId, 'messages');
    for (const id of businessAccountIds) this.subscribe(id, appId);
  }

  subscribe(businessAccountId: string, appId: string): void {
    this.parts.world.addBusinessAccount(businessAccountId).subscribedApps.add(appId);
  }

  unsubscribe(businessAccountId: string, appId: string): void {
    this.parts.world.addBusinessAccount(businessAccountId).subscribedApps.delete(appId);
  }

  /** Signs and posts any payload to the app's callback: recorded bodies, batches made by hand, other fields than messages. */
  post(appId: string, payload: unknown, options: { url?: string; badSignature?: boolean } = {}): Promise<WebhookDelivery> {
    return this.parts.webhooks.postPayload(appId, payload, options);
  }

  /** Reports a status of an accepted send by hand, as often and in whatever order. */
  async reportStatus(messageId: string, status: AcceptedSend['statuses'][number], error?: { code: number; details: string }): Promise<void> {
    const send = this.parts.sends.find(messageId);
    if (!send) throw new Error(`no send with id ${messageId} was accepted`);
    await this.parts.statuses.report(this.number(send.numberId), send, status, error);
  }

  /** Posts what a chaos switch still holds back. */
  flush(): Promise<void> {
    return this.parts.webhooks.flush();
  }

  /** Sends that were accepted, oldest first. */
  get sent(): readonly AcceptedSend[] {
    return this.parts.sends.accepted;
  }

  /** Webhook posts with all their attempts, oldest first. */
  get deliveries(): readonly WebhookDelivery[] {
    return this.parts.webhooks.deliveries;
  }
}
