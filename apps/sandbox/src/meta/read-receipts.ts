import type { SandboxClock } from '../clock.js';
import type { Customers } from '../phone/customer.js';
import { whatsappError } from './graph-error.js';
import { Param } from './param.js';
import type { BusinessNumber } from './world.js';

const TYPING_MS = 25_000;
const READ_WITHIN_MS = 30 * 24 * 60 * 60 * 1000;

/** Read receipts and the typing indicator, which travel in one body. */
export class ReadReceipts {
  constructor(private readonly customers: Customers, private readonly clock: SandboxClock) {}

  /** Marks the message and all earlier ones read. @throws GraphError */
  read(number: BusinessNumber, body: Readonly<Record<string, unknown>>): { success: true } {
    const param = new Param(body, '').only('messaging_product', 'status', 'message_id', 'typing_indicator');
    param.choice('messaging_product', ['whatsapp']);
    param.choice('status', ['read']);
    const id = param.text('message_id', { max: 512 });
    const typing = param.optionalChild('typing_indicator')?.only('type').choice('type', ['text']) !== undefined;
    const thread = this.customers.authorOf(id)?.thread(number.id);
    const entry = thread?.find(id);
    if (!thread || !entry || this.clock.now() - entry.at > READ_WITHIN_MS) {
      throw whatsappError(131009, `'${id}' is not a message that this number received in the last 30 days.`);
    }
    for (const earlier of thread.entries) {
      if (earlier.from === 'customer' && earlier.at <= entry.at && earlier.tick !== 'read') thread.change(earlier, { tick: 'read' });
    }
    if (typing) thread.showTyping(this.clock.now() + TYPING_MS);
    return { success: true };
  }
}
