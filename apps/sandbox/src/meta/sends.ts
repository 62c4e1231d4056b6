import type { Chaos } from '../chaos.js';
import type { SandboxClock } from '../clock.js';
import type { Customer, Customers } from '../phone/customer.js';
import { isBsuid } from '../phone/customer.js';
import { parameterError, whatsappError } from './graph-error.js';
import { newMessageId } from './external-ids.js';
import type { MediaLibrary } from './media-library.js';
import { Param } from './param.js';
import type { Rates } from './rate.js';
import { REACTION_TARGET_MS, checkContent, type CheckedContent } from './send-check.js';
import type { AcceptedSend, Failure } from './statuses.js';
import type { BusinessNumber, MetaWorld } from './world.js';

const ENVELOPE_KEYS = [
  'messaging_product', 'recipient_type', 'to', 'recipient', 'type', 'context', 'biz_opaque_callback_data', 'message_activity_sharing',
] as const;
const CONTENT_KEYS = ['text', 'image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts', 'reaction', 'interactive', 'template'] as const;

export interface Accepted { readonly send: AcceptedSend; readonly answer: unknown; readonly failure: Failure | undefined }

/** POST /{phone number}/messages: refuses what Meta refuses, keeps what it accepts. */
export class Sends {
  readonly accepted: AcceptedSend[] = [];
  private readonly byId = new Map<string, AcceptedSend>();

  constructor(
    private readonly world: MetaWorld,
    private readonly customers: Customers,
    private readonly media: MediaLibrary,
    private readonly rates: Rates,
    private readonly options: { readonly clock: SandboxClock; readonly chaos: Chaos; readonly keep: number },
  ) {}

  find(id: string): AcceptedSend | undefined {
    return this.byId.get(id);
  }

  /** @throws GraphError */
  accept(number: BusinessNumber, body: Readonly<Record<string, unknown>>): Accepted {
    const param = new Param(body, '').only(...ENVELOPE_KEYS, ...CONTENT_KEYS);
    param.choice('messaging_product', ['whatsapp']);
    if (param.has('recipient_type')) param.choice('recipient_type', ['individual']);
    const type = param.has('type') ? param.text('type', { max: 64 }) : 'text';
    const callbackData = param.optionalText('biz_opaque_callback_data', { max: 512 });
    const quotedId = param.optionalChild('context')?.only('message_id').text('message_id', { max: 512 });
    const checked = checkContent(param, type, { number, business: this.world.businessAccountOf(number), media: this.media });
    const { customer, input, byBsuid } = this.recipientOf(number, param, checked);
    this.rates.count(number, customer.key);
    const failure = this.failureOf(number, customer, checked);
    this.checkReactionTarget(number, customer, checked);
    const send: AcceptedSend = {
      id: newMessageId(customer.key, 'out'), numberId: number.id, type, body, customer, at: this.options.clock.now(), statuses: [],
      category: checked.template ? checked.template.category.toLowerCase() : 'service',
      ...(callbackData === undefined ? {} : { callbackData }),
    };
    this.remember(send);
    if (!failure) this.show(send, checked, quotedId);
    const contact = byBsuid ? { input, user_id: customer.bsuid } : { input, wa_id: customer.waId ?? input };
    const message = { id: send.id, ...(checked.template ? { message_status: 'accepted' } : {}) };
    return { send, failure, answer: { messaging_product: 'whatsapp', contacts: [contact], messages: [message] } };
  }

  clear(): void {
    this.accepted.length = 0;
    this.byId.clear();
  }

  private remember(send: AcceptedSend): void {
    this.accepted.push(send);
    this.byId.set(send.id, send);
    if (this.accepted.length <= this.options.keep) return;
    const oldest = this.accepted.shift();
    if (oldest) this.byId.delete(oldest.id);
  }

  private recipientOf(number: BusinessNumber, body: Param, checked: CheckedContent): { customer: Customer; input: string; byBsuid: boolean } {
    if (!body.has('to')) {
      if (!body.has('recipient')) throw parameterError('The parameter to is required.');
      const bsuid = body.text('recipient', { max: 200 });
      if (checked.template?.category === 'AUTHENTICATION') throw whatsappError(131062, 'Authentication templates need a phone number.');
      const customer = isBsuid(bsuid) ? this.customers.find(bsuid) : undefined;
      if (!customer) throw whatsappError(131009, `'${bsuid}' is not a user id of this business portfolio.`);
      return { customer, input: bsuid, byBsuid: true };
    }
    const input = body.text('to', { max: 64 });
    const digits = input.replace(/\D/g, '');
    // Without the plus Meta may take the text for a national number of the business's own country.
    const dialled = input.trim().startsWith('+') || digits.startsWith(number.callingCode) || this.customers.find(digits) ? digits : number.callingCode + digits;
    if (!/^[\d\s()+.-]+$/.test(input) || dialled.length < 8 || dialled.length > 15) throw whatsappError(131009, `'${input}' is not a valid recipient phone number.`);
    if (dialled === number.digits) throw whatsappError(131021, 'Message failed to send because sender and recipient phone number are the same.');
    return { customer: this.customers.open(dialled), input, byBsuid: false };
  }

  private failureOf(number: BusinessNumber, customer: Customer, checked: CheckedContent): Failure | undefined {
    if (checked.failure) return checked.failure;
    if (!customer.onWhatsApp || (checked.reactionTo === undefined && this.options.chaos.strikes('undeliverable', number.id))) return { code: 131026, details: 'Message Undeliverable.' };
    if (checked.template) {
      if (customer.optedOut && checked.template.category === 'MARKETING') {
        return { code: 131050, details: 'Recipient has chosen to stop receiving marketing messages from this business.' };
      }
      return undefined;
    }
    if (customer.isWindowOpen(number.id, this.options.clock.now())) return undefined;
    const details = 'Message failed to send because more than 24 hours have passed since the customer last replied to this number.';
    if (number.windowRefusal === 'answer') throw whatsappError(131047, details);
    return { code: 131047, details };
  }

  private checkReactionTarget(number: BusinessNumber, customer: Customer, checked: CheckedContent): void {
    if (checked.reactionTo === undefined) return;
    const target = customer.thread(number.id).find(checked.reactionTo);
    if (!target || this.options.clock.now() - target.at > REACTION_TARGET_MS) {
      throw whatsappError(131009, 'The message to react to is unknown, deleted, a reaction itself or older than 30 days.');
    }
  }

  private show(send: AcceptedSend, checked: CheckedContent, quotedId: string | undefined): void {
    const thread = send.customer.thread(send.numberId);
    if (checked.reactionTo !== undefined) {
      const target = thread.find(checked.reactionTo);
      const emoji = String((send.body['reaction'] as { emoji: unknown }).emoji);
      const others = target?.reactions.filter(({ from }) => from !== 'business') ?? [];
      if (target) thread.change(target, { reactions: emoji === '' ? others : [...others, { from: 'business', emoji }] });
      return;
    }
    thread.add({
      id: send.id, numberId: send.numberId, from: 'business', type: send.type, at: send.at, tick: 'waiting',
      content: checked.template ? { ...(send.body['template'] as object), definition: checked.template } : send.body[send.type],
      ...(quotedId === undefined ? {} : { quotedId }),
      ...(send.callbackData === undefined ? {} : { callbackData: send.callbackData }),
    });
  }
}
