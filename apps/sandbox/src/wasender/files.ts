import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../clock.js';
import { failed } from './access.js';
import { decryptFile, encryptFile, type EncryptedFile, MEDIA_PARTS, type MediaPart } from './encryption.js';

const MB = 1024 * 1024;
const HOUR = 60 * 60 * 1_000;
const LIMITS: readonly (readonly [RegExp, number])[] = [[/^image\/webp/, 5], [/^image\//, 16], [/^video\//, 50], [/^audio\//, 16], [/^(application|text)\//, 100]];

interface OpenFile { readonly bytes: Buffer; readonly mimeType: string; readonly until: number }

/** Files behind open addresses: uploads live a day, decrypted ones an hour; encrypted ones lie where WhatsApp keeps them. */
export class WasenderFiles {
  private readonly open = new Map<string, OpenFile>();
  private readonly encrypted = new Map<string, EncryptedFile>();

  constructor(private readonly clock: SandboxClock, private readonly origin: () => string) {}

  /** @throws Refusal for a type or a size that is not taken */
  upload(bytes: Buffer, mimeType: string): { success: true; publicUrl: string } {
    const limit = LIMITS.find(([pattern]) => pattern.test(mimeType))?.[1];
    if (limit === undefined) throw failed(422, `Unsupported file type: ${mimeType || 'none'}`);
    if (bytes.byteLength === 0) throw failed(422, 'The file is empty.');
    if (bytes.byteLength > limit * MB) throw failed(422, `File size exceeds the limit of ${limit} MB for this file type.`);
    return { success: true, publicUrl: this.put(`media/${randomUUID()}`, { bytes, mimeType, until: this.clock.now() + 24 * HOUR }) };
  }

  /** A file that a customer's phone encrypted and left with WhatsApp; gives its address. */
  leave(part: MediaPart, plain: Buffer): EncryptedFile & { readonly url: string } {
    const file = encryptFile(part, plain);
    const url = `${this.origin()}/wasender/files/${randomUUID()}.enc`;
    this.encrypted.set(url, file);
    return { ...file, url };
  }

  /** The vendor's decrypting: takes the id and one media part. @throws Refusal */
  decrypt(data: unknown): { success: true; publicUrl: string } {
    const { key, message } = (data as { messages?: { key?: { id?: unknown }; message?: Record<string, Record<string, unknown>> } } | undefined)?.messages ?? {};
    const part = MEDIA_PARTS.find((name) => message?.[name] !== undefined);
    if (part === undefined || typeof key?.id !== 'string') throw failed(422, 'No supported media object (image, video, etc.) found in the message.');
    const { url, mediaKey, mimetype } = message?.[part] ?? {};
    const file = this.encrypted.get(String(url));
    const bytes = file && decryptFile(part, file.bytes, String(mediaKey));
    if (!bytes) throw failed(422, 'Failed to download or decrypt the media.');
    return { success: true, publicUrl: this.put(`api/decrypted-media/${key.id}`, { bytes, mimeType: String(mimetype), until: this.clock.now() + HOUR }) };
  }

  /** What an open address gives; undefined when there is nothing any more. */
  find(path: string): { bytes: Buffer; mimeType: string } | undefined {
    const file = this.open.get(path);
    if (file) return file.until > this.clock.now() ? file : undefined;
    const encrypted = this.encrypted.get(`${this.origin()}/wasender/${path}`);
    return encrypted && { bytes: encrypted.bytes, mimeType: 'application/octet-stream' };
  }
  /** The file that a send names by an address of ours. */
  uploaded(url: string): { bytes: Buffer; mimeType: string } | undefined {
    const prefix = `${this.origin()}/wasender/`;
    return url.startsWith(prefix) ? this.find(url.slice(prefix.length)) : undefined;
  }

  clear(): void {
    this.open.clear();
    this.encrypted.clear();
  }

  private put(path: string, file: OpenFile): string {
    this.open.set(path, file);
    return `${this.origin()}/wasender/${path}`;
  }
}
