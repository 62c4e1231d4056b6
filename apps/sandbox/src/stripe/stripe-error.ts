import { randomBytes } from 'node:crypto';
import { Refusal } from '../http/refusal.js';

export type StripeErrorType = 'invalid_request_error' | 'idempotency_error' | 'api_error';
interface Extras { readonly type?: StripeErrorType; readonly code?: string; readonly param?: string }

/** A refusal with the body of Stripe's API. https://docs.stripe.com/api/errors */
export function stripeError(status: number, message: string, { type = 'invalid_request_error', code, param }: Extras = {}): Refusal {
  const error = { ...(code === undefined ? {} : { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }), message, ...(param === undefined ? {} : { param }), type };
  return new Refusal(status, { error }, { 'request-id': `req_${randomBytes(7).toString('hex')}` });
}

/** Something that an id names is not there: 404 when the address names it, 400 when a parameter does. */
export function noSuch(kind: string, id: string, param: string, status: 400 | 404): Refusal {
  return stripeError(status, `No such ${kind}: '${id}'`, { code: 'resource_missing', param });
}
