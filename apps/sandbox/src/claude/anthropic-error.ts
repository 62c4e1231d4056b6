import { randomBytes } from 'node:crypto';
import { Refusal } from '../http/refusal.js';

const KINDS = {
  invalid_request_error: 400, authentication_error: 401, permission_error: 403, not_found_error: 404,
  request_too_large: 413, rate_limit_error: 429, api_error: 500, overloaded_error: 529,
} as const;
export type AnthropicErrorKind = keyof typeof KINDS;

/** A refusal with the body and the headers of the Messages API. */
export function anthropicError(kind: AnthropicErrorKind, message: string): Refusal {
  const requestId = newRequestId();
  const headers = kind === 'rate_limit_error' ? { 'request-id': requestId, 'retry-after': '1' } : { 'request-id': requestId };
  return new Refusal(KINDS[kind], { type: 'error', error: { type: kind, message }, request_id: requestId }, headers);
}

export function newRequestId(): string {
  return `req_${randomBytes(12).toString('hex')}`;
}
