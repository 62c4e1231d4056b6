import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Error code of a connection that the guard refused. */
export const BLOCKED = 'EBLOCKED';
/** All of today's public IPv6 addresses; what lies outside is special, known to the range table or not. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Origins that may be called although they are private or unencrypted.
 * @param text origins, comma separated, for example `http://127.0.0.1:4010`
 * @throws Error when one is not an origin
 */
export function readAllowList(text: string): ReadonlySet<string> {
  const items = text.split(',').map((item) => item.trim()).filter(Boolean);
  return new Set(items.map((item) => {
    if (!URL.canParse(item) || new URL(item).origin === 'null') throw new Error(`OUTBOUND_ALLOW: ${item} is not an origin like https://host:port`);
    return new URL(item).origin;
  }));
}

/**
 * Why this address may not be called, as far as its text tells; undefined when the text is fine. What a name resolves to is
 * checked when the connection is made (`publicLookup`). A URL parser has already turned decimal, octal and hexadecimal
 * hosts into plain addresses.
 */
export function refusedAddress(address: string, allow: ReadonlySet<string>): string | undefined {
  if (!URL.canParse(address)) return 'is not a web address';
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return 'must not contain a user name or password';
  if (allow.has(url.origin)) return undefined;
  if (url.protocol !== 'https:') return 'must begin with https://';
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  if (ipaddr.isValid(host)) return isPublicAddress(host) ? undefined : 'leads to a private network';
  return host === 'localhost' || host.endsWith('.localhost') ? 'leads to a private network' : undefined;
}

/** True for addresses of the open internet: neither private, loopback, link-local, multicast, shared (CGNAT), nor a form that carries such an address. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return false;
  return parsed.range() === 'unicast';
}

/** As dns.lookup with `all`: every address of a name. */
export type Resolve = (hostname: string, options: LookupAllOptions, callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

/**
 * Resolves a name for a connection that is being made, and refuses it when any of its addresses is not public. The
 * connection goes to the very addresses that were looked at, so a name that changes its answer gains nothing.
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error || !first) return callback(error ?? failure('ENOTFOUND', hostname), []);
      if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(failure(BLOCKED, hostname), []);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function failure(code: string, hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code} ${hostname}`), { code });
}
