import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ElementAddress, RawRequest, Routing } from '#providers/contract';
import type { MetaCredentials } from './account.js';
import { idOf, listOf, objectOf, readJson } from './json.js';

const HEADER = 'x-hub-signature-256';
const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;
// Meta puts at most 1,000 updates into one request.
const MAX_IDS = 1_000;

/** Receiving numbers and business accounts named anywhere in the body. Nothing here is verified yet. */
export function route(request: RawRequest): Routing {
  const numberIds = new Set<string>();
  const businessIds = new Set<string>();
  const addresses = new Map<string, ElementAddress>();
  for (const address of addressesIn(readJson(request.rawBody))) {
    if (numberIds.size >= MAX_IDS || businessIds.size >= MAX_IDS) break;
    if (address.numberId !== undefined) numberIds.add(address.numberId);
    for (const id of address.businessIds) businessIds.add(id);
    if (address.numberId !== undefined || address.businessIds.length > 0) addresses.set(JSON.stringify(address), address);
  }
  return { numberIds: [...numberIds], businessIds: [...businessIds], addresses: [...addresses.values()] };
}

/** An entry without changes still names its business: it is kept there and reported as malformed. */
function* addressesIn(body: unknown): Generator<ElementAddress> {
  for (const entry of listOf(objectOf(body).entry)) {
    const { id, changes } = objectOf(entry);
    const entryId = idOf(id);
    const list = listOf(changes);
    if (list.length === 0) yield { businessIds: given(entryId) };
    for (const change of list) {
      const value = objectOf(objectOf(change).value);
      const numberId = numberIdOf(value);
      const businessIds = given(entryId, idOf(objectOf(value.waba_info).waba_id));
      yield numberId === undefined ? { businessIds } : { numberId, businessIds };
    }
  }
}

/** The receiving number of one change's value, or undefined for business-wide values. Handovers name it as recipient, standby copies may nest it. */
export function numberIdOf(value: Readonly<Record<string, unknown>>): string | undefined {
  return idOf(objectOf(value.metadata).phone_number_id)
    ?? idOf(objectOf(objectOf(value.standby).metadata).phone_number_id)
    ?? idOf(objectOf(value.recipient).phone_number_id);
}

function given(...ids: (string | undefined)[]): string[] {
  return ids.filter((id) => id !== undefined);
}

/** HMAC-SHA256 with the app's secret over the bytes as they came; the older SHA-1 header is not accepted. */
export function verify(request: RawRequest, credentials: Pick<MetaCredentials, 'appSecret'>): boolean {
  const given = SIGNATURE.exec(request.headers[HEADER] ?? '')?.[1];
  if (given === undefined || credentials.appSecret === '') return false;
  const wanted = hmac(request.rawBody, credentials.appSecret);
  const presented = Buffer.from(given, 'hex');
  return presented.length === wanted.length && timingSafeEqual(presented, wanted);
}

/** The header that Meta would send with this body. */
export function sign(rawBody: Buffer, credentials: Pick<MetaCredentials, 'appSecret'>): Record<string, string> {
  return { [HEADER]: `sha256=${hmac(rawBody, credentials.appSecret).toString('hex')}` };
}

function hmac(rawBody: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update(rawBody).digest();
}

/** Meta's verification request: which token it presents and what it wants to read back (R193: only for `subscribe`). */
export function handshake(query: Readonly<Record<string, string>>): { verifyToken: string; challenge: string } | undefined {
  const verifyToken = query['hub.verify_token'];
  const challenge = query['hub.challenge'];
  if (query['hub.mode'] !== 'subscribe' || !verifyToken || !challenge) return undefined;
  return { verifyToken, challenge };
}
