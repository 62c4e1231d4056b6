import type { Keyring } from '../../../platform/crypto/keyring.js';

/** The body so that nobody can read it in the database, nor put it into another row. */
export function sealBody(keyring: Keyring, { storeId, id, body }: { readonly storeId: string; readonly id: string; readonly body: Buffer }): string {
  return keyring.seal(body.toString('base64'), bindingOf(storeId, id));
}
/** Undefined when no key of the keyring opens it: it is not lost as long as somebody may bring the key back. */
export function openBody(keyring: Keyring, { store_id: storeId, id, body }: { readonly store_id: string; readonly id: string; readonly body: Buffer }): Buffer | undefined {
  try {
    return Buffer.from(keyring.open(body.toString('utf8'), bindingOf(storeId, id)), 'base64');
  } catch {
    return undefined;
  }
}
function bindingOf(storeId: string, id: string): string[] {
  return ['webhook_event', storeId, id];
}
