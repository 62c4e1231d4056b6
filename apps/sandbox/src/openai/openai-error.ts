import { Refusal } from '../http/refusal.js';

const TYPES = { 400: 'invalid_request_error', 401: 'invalid_request_error', 404: 'invalid_request_error', 413: 'server_error', 429: 'requests', 500: 'server_error' } as const;

/** A refusal with the body of OpenAI's API. */
export function openaiError(status: keyof typeof TYPES, message: string, { param = null, code = null }: { param?: string | null; code?: string | null } = {}): Refusal {
  return new Refusal(status, { error: { message, type: TYPES[status], param, code } }, status === 429 ? { 'retry-after': '1' } : {});
}
