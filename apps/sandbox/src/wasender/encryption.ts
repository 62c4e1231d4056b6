import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** How WhatsApp names the keys of each kind of file. */
const LABELS = { imageMessage: 'Image', stickerMessage: 'Image', videoMessage: 'Video', audioMessage: 'Audio', documentMessage: 'Document' } as const;
export type MediaPart = keyof typeof LABELS;
export const MEDIA_PARTS = Object.keys(LABELS) as readonly MediaPart[];

export interface EncryptedFile { readonly bytes: Buffer; readonly mediaKey: string; readonly fileSha256: string; readonly fileEncSha256: string }

/** A file as a phone uploads it: encrypted, with ten bytes of its MAC behind. */
export function encryptFile(part: MediaPart, plain: Buffer): EncryptedFile {
  const mediaKey = randomBytes(32);
  const { iv, key, mac } = keysOf(part, mediaKey);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const bytes = Buffer.concat([body, createHmac('sha256', mac).update(iv).update(body).digest().subarray(0, 10)]);
  return { bytes, mediaKey: mediaKey.toString('base64'), fileSha256: sha256(plain), fileEncSha256: sha256(bytes) };
}

/** Undefined when the key does not fit. */
export function decryptFile(part: MediaPart, bytes: Buffer, mediaKey: string): Buffer | undefined {
  const { iv, key, mac } = keysOf(part, Buffer.from(mediaKey, 'base64'));
  const body = bytes.subarray(0, -10);
  if (!createHmac('sha256', mac).update(iv).update(body).digest().subarray(0, 10).equals(bytes.subarray(-10))) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

function keysOf(part: MediaPart, mediaKey: Buffer): { iv: Buffer; key: Buffer; mac: Buffer } {
  const expanded = Buffer.from(hkdfSync('sha256', mediaKey, '', `WhatsApp ${LABELS[part]} Keys`, 112));
  return { iv: expanded.subarray(0, 16), key: expanded.subarray(16, 48), mac: expanded.subarray(48, 80) };
}
function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}
