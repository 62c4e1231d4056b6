import type { Customer } from '../phone/customer.js';
import { titleOf } from './graph-error.js';
import type { BusinessNumber } from './world.js';

/** Webhook values as webhook version 24 and later writes them: no `conversation` in statuses, `user_id` everywhere. */
export interface StatusFacts {
  readonly messageId: string;
  readonly status: 'sent' | 'delivered' | 'read' | 'played' | 'failed';
  readonly timestamp: string;
  readonly callbackData?: string;
  readonly category: string;
  readonly error?: { readonly code: number; readonly details: string };
}

export function inboundValue(number: BusinessNumber, customer: Customer, message: Readonly<Record<string, unknown>>, hidePhone: boolean): unknown {
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(number),
    contacts: [contactOf(customer, hidePhone)],
    messages: [{ ...(hidePhone ? {} : fromOf(customer)), from_user_id: customer.bsuid, ...message }],
  };
}

export function statusValue(number: BusinessNumber, customer: Customer, facts: StatusFacts, hidePhone: boolean): unknown {
  const failed = facts.status === 'failed';
  const priced = facts.status === 'sent' || facts.status === 'delivered';
  const phone = hidePhone || customer.waId === undefined ? {} : { recipient_id: customer.waId };
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(number),
    ...(failed ? {} : { contacts: [contactOf(customer, hidePhone)] }),
    statuses: [{
      id: facts.messageId,
      status: facts.status,
      timestamp: facts.timestamp,
      ...phone,
      ...(failed && customer.waId !== undefined ? {} : { recipient_user_id: customer.bsuid }),
      ...(facts.callbackData === undefined ? {} : { biz_opaque_callback_data: facts.callbackData }),
      ...(priced ? { pricing: pricingOf(facts.category) } : {}),
      ...(facts.error === undefined ? {} : { errors: [asyncError(facts.error)] }),
    }],
  };
}

function metadataOf(number: BusinessNumber): unknown {
  return { display_phone_number: number.digits, phone_number_id: number.id };
}

function contactOf(customer: Customer, hidePhone: boolean): unknown {
  return {
    profile: { name: customer.name, ...(customer.username === undefined ? {} : { username: customer.username }) },
    ...(hidePhone || customer.waId === undefined ? {} : { wa_id: customer.waId }),
    user_id: customer.bsuid,
  };
}

function fromOf(customer: Customer): { from?: string } {
  return customer.waId === undefined ? {} : { from: customer.waId };
}

function pricingOf(category: string): unknown {
  return category === 'service'
    ? { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category }
    : { billable: true, pricing_model: 'PMP', type: 'regular', category };
}

function asyncError(error: { code: number; details: string }): unknown {
  const title = titleOf(error.code);
  return {
    code: error.code, title, message: title, error_data: { details: error.details },
    href: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes',
  };
}
