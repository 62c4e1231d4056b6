import { isIP } from 'node:net';
import { isPublicAddress } from '../../platform/http/address-guard.js';

export interface AddressWarning { readonly code: string; readonly text: string }

/** Why a provider cannot deliver to this address; empty when it can, as far as the address tells (R74, R75). */
export function addressWarnings(publicUrl: string): AddressWarning[] {
  const { protocol, hostname } = new URL(publicUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isPrivate = isIP(host) ? !isPublicAddress(host) : !host.includes('.') || /\.(localhost|local|internal|lan|test)$/.test(host);
  return [
    ...(protocol === 'https:' ? [] : [{ code: 'callback.not_https', text: 'The Callback URL must begin with https://. Set PUBLIC_URL to the public https address of this installation.' }]),
    ...(isPrivate ? [{ code: 'callback.not_public', text: `WhatsApp cannot reach ${host}. In a development environment the address must be publicly accessible, for example through a tunnel; set PUBLIC_URL to it.` }] : []),
  ];
}
