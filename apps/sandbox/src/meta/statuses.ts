import type { Background } from '../background.js';
import type { Chaos } from '../chaos.js';
import type { SandboxClock } from '../clock.js';
import type { Customer } from '../phone/customer.js';
import type { Tick } from '../phone/thread.js';
import { statusValue, type StatusFacts } from './payloads.js';
import type { BusinessNumber } from './world.js';
import type { Webhooks } from './webhooks.js';

/** A send that was accepted, with what was reported of it since. */
export interface AcceptedSend {
  readonly id: string;
  readonly numberId: string;
  readonly type: string;
  /** The request body as it came. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly customer: Customer;
  readonly at: number;
  readonly category: string;
  readonly callbackData?: string;
  readonly statuses: StatusFacts['status'][];
}
export interface Failure { readonly code: number; readonly details: string }

/** Reports what becomes of accepted sends. */
export class Statuses {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly chaos: Chaos,
    private readonly clock: SandboxClock,
    private readonly background: Background,
    private readonly delayMs: number,
  ) {}

  /** Sent, then delivered (and read) as far as the phone goes; or failed. Resolves when the first attempts are made. */
  async progress(number: BusinessNumber, send: AcceptedSend, failure: Failure | undefined): Promise<void> {
    if (this.delayMs > 0) await this.background.pause(this.delayMs);
    if (failure) {
      await this.report(number, send, 'failed', failure);
      return;
    }
    await this.report(number, send, 'sent');
    if (send.type === 'reaction' || !send.customer.online) return;
    if (this.delayMs > 0) await this.background.pause(this.delayMs);
    await this.report(number, send, 'delivered');
    if (send.customer.readsAtOnce) await this.report(number, send, 'read');
  }

  async report(number: BusinessNumber, send: AcceptedSend, status: StatusFacts['status'], error?: Failure): Promise<void> {
    send.statuses.push(status);
    const thread = send.customer.thread(number.id);
    const entry = thread.find(send.id);
    if (entry) thread.change(entry, { tick: tickOf(status) });
    const facts: StatusFacts = {
      messageId: send.id, status, timestamp: this.clock.seconds(), category: send.category,
      ...(send.callbackData === undefined ? {} : { callbackData: send.callbackData }),
      ...(error === undefined ? {} : { error }),
    };
    const hidePhone = send.customer.waId === undefined || this.chaos.strikes('usernameOnly', number.id);
    await this.webhooks.postChange(number, statusValue(number, send.customer, facts, hidePhone));
  }
}

function tickOf(status: StatusFacts['status']): Tick {
  return status === 'played' ? 'read' : status;
}
