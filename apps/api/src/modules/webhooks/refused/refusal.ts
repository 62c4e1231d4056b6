import type { SecurityEventKind } from '#contracts';
import type { RawRequest } from '#providers/contract';
import type { OpenAccount } from '../../accounts/index.js';

/** Why an account does not take a request. */
export interface Refusal {
  readonly kind: SecurityEventKind;
  /** For people. */
  readonly reason: string;
  /** Another secret may make the same request welcome. */
  readonly isCurable: boolean;
}

/** Undefined when the account takes the request: it is in use in this environment, and its secret signed the bytes. */
export function refusalOf(account: OpenAccount, request: RawRequest, environment: string): Refusal | undefined {
  if (account.environment !== environment) return { kind: 'webhook.other_environment', reason: 'connected on another environment', isCurable: false };
  if (!account.isActive) return { kind: 'webhook.inactive_account', reason: 'the account is inactive', isCurable: false };
  const missing = account.missingVerifySecret();
  if (missing !== undefined) return { kind: 'webhook.app_secret_not_configured', reason: `${snakeCase(missing)} not configured`, isCurable: true };
  if (account.verify(request)) return undefined;
  if (signatureHeaders(account).some((name) => request.headers[name])) return { kind: 'webhook.bad_signature', reason: ['the signature does not match', account.remarkOn(request)].filter(Boolean).join(': '), isCurable: true };
  return { kind: 'webhook.missing_signature', reason: 'there is no signature', isCurable: false };
}

/** Names of the headers in which the account's provider signs, in lower case. */
export function signatureHeaders(account: OpenAccount): string[] {
  return Object.keys(account.sign(NO_BYTES)).map((name) => name.toLowerCase());
}
const NO_BYTES = Buffer.alloc(0);

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
