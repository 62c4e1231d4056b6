import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A random token for links, sessions and keys: `bytes` of randomness in base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}
/** SHA-256 in hex: what is stored of a token with enough randomness of its own. */
export function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}
/** Compares in constant time; false for different lengths. */
export function equalSecrets(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
