export const DEFAULT_URL = 'https://www.wasenderapi.com/api';
const VENDOR = /(^|\.)wasenderapi\.com$/;
const LOCAL = /^(localhost|127\.|\[?::1)/;
/** An endpoint of another product of the same name; it is kept as it is, to be refused with a reason. */
export const OTHER_PRODUCT = '/create-message/?(?:[?#]|$)';

/**
 * The base of the API out of whatever people copied: a domain, the base, a full endpoint, a page of the documentation.
 * A prefix in front of `/api` stays, so that a gateway may stand before it.
 */
export function tidyUrl(value: string): string {
  const text = value.trim().replace(/^["'<]+|["'>]+$/g, '');
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${LOCAL.test(text) ? 'http' : 'https'}://${text}`;
  if (text === '' || new RegExp(OTHER_PRODUCT).test(text) || !URL.canParse(full)) return text;
  const { protocol, origin, hostname, pathname } = new URL(full);
  if (protocol !== 'https:' && protocol !== 'http:') return text;
  const beforeApi = /^(.*?)\/api(?:\/.*)?$/.exec(pathname)?.[1];
  const prefix = beforeApi ?? (VENDOR.test(hostname) ? '' : pathname.replace(/\/(send-message|status|upload)\/?$/, '').replace(/\/+$/, ''));
  return `${origin}${prefix}/api`;
}
