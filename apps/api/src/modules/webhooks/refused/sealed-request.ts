import type { RawRequest } from '#providers/contract';
import type { Keyring } from '../../../platform/crypto/keyring.js';

/** What of a request is needed to verify it again. */
export interface Signature { readonly headers: Readonly<Record<string, string>>; readonly pathKey: string }
export interface SealedRequest { readonly body: string; readonly signature: string }

/** A refused request so that nobody can read it in the database, nor give it to another account. */
export function sealRequest(keyring: Keyring, accountId: string, body: Buffer, signature: Signature): SealedRequest {
  return { body: keyring.seal(body.toString('base64'), [accountId, 'refused_body']), signature: keyring.seal(JSON.stringify(signature), [accountId, 'refused_signature']) };
}
/** Undefined when no key of the keyring opens it. */
export function openRequest(keyring: Keyring, accountId: string, sealed: SealedRequest): RawRequest | undefined {
  try {
    const signature = JSON.parse(keyring.open(sealed.signature, [accountId, 'refused_signature'])) as Signature;
    return { ...signature, rawBody: Buffer.from(keyring.open(sealed.body, [accountId, 'refused_body']), 'base64') };
  } catch {
    return undefined;
  }
}

/** The signature of a body that names no account: one provider's is the secret itself. */
export function sealSignature(keyring: Keyring, digest: string, signature: Signature): string {
  return keyring.seal(JSON.stringify(signature), ['quarantine', digest]);
}
/** Undefined when no key of the keyring opens it. */
export function openSignature(keyring: Keyring, digest: string, sealed: string): Signature | undefined {
  try {
    return JSON.parse(keyring.open(sealed, ['quarantine', digest])) as Signature;
  } catch {
    return undefined;
  }
}
