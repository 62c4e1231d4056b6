import { randomBytes } from 'node:crypto';
import { Refusal } from '../http/refusal.js';

export interface GraphErrorOptions { readonly status?: number; readonly details?: string; readonly subcode?: number; readonly type?: string; readonly userMessage?: string }

/** Titles as Meta words them, without the leading code. */
const TITLES: Readonly<Record<number, string>> = {
  100: 'Invalid parameter',
  190: 'Error validating access token',
  200: 'Permissions error',
  130403: 'Recipient is blocked',
  130429: 'Rate limit hit',
  131008: 'Required parameter is missing',
  131009: 'Parameter value is not valid',
  131021: 'Recipient cannot be sender',
  131026: 'Message undeliverable',
  131045: 'Incorrect certificate',
  131047: 'Re-engagement message',
  131050: 'User has opted out of marketing messages',
  131051: 'Unsupported message type',
  131053: 'Media upload error',
  131056: '(Business Account, Consumer Account) pair rate limit hit',
  131062: 'Business-scoped user id recipients are not supported for this message',
  132000: 'Number of parameters does not match the expected number of params',
  132001: 'Template name does not exist in the translation',
  132012: 'Parameter format does not match format in the created template',
  132015: 'Template is paused',
  132016: 'Template is disabled',
  133010: 'Account not registered',
};

export function titleOf(code: number): string {
  return TITLES[code] ?? 'Something went wrong';
}

/** A refusal of the Graph API with Meta's error body. */
export class GraphError extends Refusal {
  constructor(readonly code: number, message: string, options: GraphErrorOptions = {}) {
    super(options.status ?? 400, {
      error: {
        message,
        type: options.type ?? 'OAuthException',
        code,
        ...(options.subcode === undefined ? {} : { error_subcode: options.subcode }),
        ...(options.details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details: options.details } }),
        ...(options.userMessage === undefined ? {} : { error_user_title: 'Template not accepted', error_user_msg: options.userMessage, is_transient: false }),
        fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
      },
    });
  }
}

/** A WhatsApp error by its code: Meta's title, and the details that say what to correct. */
export function whatsappError(code: number, details: string, status = 400): GraphError {
  return new GraphError(code, `(#${code}) ${titleOf(code)}`, { status, details });
}

/** Code 100 for a parameter, the message itself naming it. */
export function parameterError(message: string): GraphError {
  return new GraphError(100, `(#100) ${message}`, { details: message });
}

/** A template that Meta does not take: the subcode and the words for people say why. */
export function templateError(subcode: number, userMessage: string): GraphError {
  return new GraphError(100, 'Invalid parameter', { subcode, userMessage });
}

/** What Graph says of an id it does not know or that the token may not see. */
export function unknownObject(method: string, id: string): GraphError {
  const verb = method === 'POST' ? 'post' : method === 'DELETE' ? 'delete' : 'get';
  return new GraphError(
    100,
    `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33, type: 'GraphMethodException' },
  );
}
