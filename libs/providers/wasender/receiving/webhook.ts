import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest, Routing } from '#providers/contract';
import type { WasenderCredentials } from '../account.js';

const HEADER = 'x-webhook-signature';
type Secret = Pick<WasenderCredentials, 'webhookSecret'>;

/** A body names no number of ours: the address that it is posted to belongs to one account, and nobody can guess it. */
export function route({ pathKey }: RawRequest): Routing {
  return { numberIds: [], businessIds: [], ...(pathKey === '' ? {} : { pathKey }) };
}

/**
 * The header is the webhook secret itself, word for word; it does not cover the body. An HMAC is not accepted, although
 * some integrators compute one.
 */
export function verify(request: RawRequest, { webhookSecret }: Secret): boolean {
  const given = request.headers[HEADER];
  if (given === undefined || given === '' || webhookSecret === '') return false;
  return timingSafeEqual(digest(given), digest(webhookSecret));
}

/** Says when the header would have been right as an HMAC: then the vendor has changed how it signs. */
export function remarkOn(request: RawRequest, { webhookSecret }: Secret): string | undefined {
  const given = request.headers[HEADER]?.replace(/^sha256=/i, '').toLowerCase();
  if (given === undefined || webhookSecret === '') return undefined;
  const hmac = createHmac('sha256', webhookSecret).update(request.rawBody).digest('hex');
  return timingSafeEqual(digest(given), digest(hmac)) ? 'it is an HMAC of the body: WASender may have changed how it signs' : undefined;
}

/** The header that WASender would send. */
export function sign(_rawBody: Buffer, { webhookSecret }: Secret): Record<string, string> {
  return { [HEADER]: webhookSecret };
}

// Digests are equally long, so that the comparison tells nothing about the length either.
function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
