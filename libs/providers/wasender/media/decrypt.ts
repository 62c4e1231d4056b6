import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { ownError } from '../errors.js';
import type { MediaPointer } from './pointer.js';

// WhatsApp derives the keys of a file with the name of its kind; stickers count as images.
const INFO: Readonly<Record<string, string>> = {
  imageMessage: 'WhatsApp Image Keys', stickerMessage: 'WhatsApp Image Keys', videoMessage: 'WhatsApp Video Keys', ptvMessage: 'WhatsApp Video Keys',
  audioMessage: 'WhatsApp Audio Keys', documentMessage: 'WhatsApp Document Keys',
};
const MAC_BYTES = 10;
const KEY_BYTES = 32;
const BLOCK = 16;

/**
 * The plain bytes of a file as WhatsApp stores it: AES-256-CBC with ten bytes of HMAC-SHA256 behind it. Both the MAC and
 * the hash of the plain file are checked.
 * @throws SendError media_broken
 */
export function decryptFile(encrypted: Buffer, pointer: Pick<MediaPointer, 'kind' | 'mediaKey' | 'sha256'>): Buffer {
  const info = Object.hasOwn(INFO, pointer.kind) ? INFO[pointer.kind] : undefined;
  const mediaKey = Buffer.from(pointer.mediaKey, 'base64');
  if (info === undefined || mediaKey.byteLength !== KEY_BYTES) throw ownError('media_broken', 'no key');
  if (encrypted.byteLength < BLOCK + MAC_BYTES || (encrypted.byteLength - MAC_BYTES) % BLOCK !== 0) throw ownError('media_broken', 'wrong length');
  const { iv, cipherKey, macKey } = keysOf(mediaKey, info);
  const body = encrypted.subarray(0, -MAC_BYTES);
  const mac = createHmac('sha256', macKey).update(iv).update(body).digest().subarray(0, MAC_BYTES);
  if (!timingSafeEqual(mac, encrypted.subarray(-MAC_BYTES))) throw ownError('media_broken', 'the file was changed on its way');
  const plain = decrypt(body, cipherKey, iv);
  if (pointer.sha256 !== undefined && createHash('sha256').update(plain).digest('base64') !== pointer.sha256) throw ownError('media_broken', 'it is another file');
  return plain;
}

function keysOf(mediaKey: Buffer, info: string): { iv: Buffer; cipherKey: Buffer; macKey: Buffer } {
  const keys = Buffer.from(hkdfSync('sha256', mediaKey, Buffer.alloc(0), info, 112));
  return { iv: keys.subarray(0, 16), cipherKey: keys.subarray(16, 48), macKey: keys.subarray(48, 80) };
}

function decrypt(body: Buffer, key: Buffer, iv: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw ownError('media_broken', 'wrong padding');
  }
}
