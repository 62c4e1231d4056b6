import { inboundValue } from '../meta/payloads.js';
import type { SandboxParts } from '../parts.js';
import type { BusinessNumber } from '../meta/world.js';
import { newMessageId } from '../meta/external-ids.js';
import type { Posted } from '../meta/webhooks.js';
import type { Customer } from './customer.js';
import type { CustomerMessage } from './customer-message.js';
import { contentOf } from './inbound-content.js';
import type { Thread, ThreadEntry } from './thread.js';

export interface PhoneSent { readonly id: string; readonly posted: Posted }
type Options = { readonly quote?: string };

/** A customer's phone, talking to one business number (the first of the sandbox unless another is named). */
export class Phone {
  constructor(readonly customer: Customer, private readonly parts: SandboxParts, private readonly numberId?: string) {}

  /** The same phone with another business number's chat open. */
  with(numberId: string): Phone {
    return new Phone(this.customer, this.parts, numberId);
  }

  get number(): BusinessNumber {
    return this.parts.world.number(this.numberId);
  }

  get thread(): Thread {
    return this.customer.thread(this.number.id);
  }

  /**
   * Does something in the chat and tells the business; resolves when the webhook was posted once.
   * @throws Error when there is nothing such to tap, choose or react to
   */
  async send(message: CustomerMessage): Promise<PhoneSent> {
    const { number, thread, parts: { clock, chaos, webhooks, customers } } = this;
    const { message: content, answers } = contentOf(message, { thread, media: this.parts.media, graphUrl: this.parts.origin() });
    const id = newMessageId(this.customer.key, 'in');
    const at = clock.now();
    const quotedId = message.quote ?? answers;
    const entry = this.show(id, at, content, quotedId);
    if (content.type !== 'reaction') this.customer.lastInboundAt.set(number.id, at);
    customers.wrote(this.customer, id);
    const value = inboundValue(number, this.customer, {
      ...(quotedId === undefined ? {} : { context: { from: number.digits, id: quotedId } }),
      id, timestamp: clock.seconds(), ...content,
      ...(message.referral === undefined ? {} : { referral: message.referral }),
    }, this.customer.waId === undefined || chaos.strikes('usernameOnly', number.id));
    const posted = await webhooks.postChange(number, value, () => {
      if (entry?.tick === 'waiting') thread.change(entry, { tick: 'delivered' });
    });
    return { id, posted };
  }

  text(text: string, options: Options = {}): Promise<PhoneSent> {
    return this.send({ kind: 'text', text, ...quoteOf(options) });
  }

  /** Taps a button by its title or id. */
  tap(button: string): Promise<PhoneSent> {
    return this.send({ kind: 'tap', button });
  }

  /** Chooses a list row by its title or id. */
  choose(row: string): Promise<PhoneSent> {
    return this.send({ kind: 'choose', row });
  }

  /** The next bubble of the business that this phone was not given yet. @throws Error after `timeoutMs` */
  next(wanted?: (entry: ThreadEntry) => boolean, timeoutMs?: number): Promise<ThreadEntry> {
    return this.thread.next(wanted, timeoutMs);
  }

  /** Opens the chat: every bubble of the business is reported as delivered and read. Resolves when that was posted. */
  async read(): Promise<void> {
    const { number, thread, parts: { sends, statuses } } = this;
    for (const entry of thread.entries) {
      if (entry.from !== 'business' || entry.tick === 'read') continue;
      const send = sends.find(entry.id);
      if (send && !send.statuses.includes('read')) await statuses.report(number, send, 'read');
    }
  }

  /** Turns the phone on: what waited is delivered. */
  async goOnline(): Promise<void> {
    const { number, thread, parts: { sends, statuses } } = this;
    this.customer.online = true;
    for (const entry of thread.entries) {
      const send = entry.from === 'business' && entry.tick === 'sent' ? sends.find(entry.id) : undefined;
      if (send) await statuses.report(number, send, 'delivered');
    }
  }

  goOffline(): void {
    this.customer.online = false;
  }

  private show(id: string, at: number, content: Readonly<Record<string, unknown>> & { readonly type: string }, quotedId: string | undefined): ThreadEntry | undefined {
    const { thread, number } = this;
    if (content.type !== 'reaction') {
      return thread.add({
        id, at, numberId: number.id, from: 'customer', type: content.type, content: content[content.type], tick: 'waiting',
        ...(quotedId === undefined ? {} : { quotedId }),
      });
    }
    const { message_id: targetId, emoji } = content['reaction'] as { message_id: string; emoji?: string };
    const target = thread.find(targetId);
    const others = target?.reactions.filter(({ from }) => from !== 'customer') ?? [];
    if (target) thread.change(target, { reactions: emoji === undefined ? others : [...others, { from: 'customer', emoji }] });
    return undefined;
  }
}

function quoteOf(options: Options): { quote?: string } {
  return options.quote === undefined ? {} : { quote: options.quote };
}
