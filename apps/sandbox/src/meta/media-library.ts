import { createHash, randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock.js';
import { parameterError } from './graph-error.js';
import { newObjectId } from './external-ids.js';

export interface StoredMedia {
  readonly id: string;
  /** Number that uploaded it or that a customer sent it to; others cannot use it. */
  readonly numberId: string;
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly filename?: string;
  readonly at: number;
  readonly from: 'business' | 'customer';
}
const MB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;
export const MEDIA_RULES = {
  image: { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
  video: { mimeTypes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB },
  audio: { mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], maxBytes: 16 * MB },
  sticker: { mimeTypes: ['image/webp'], maxBytes: 500 * 1024 },
  document: {
    mimeTypes: [
      'text/plain', 'application/pdf', 'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.ms-excel', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    maxBytes: 100 * MB,
  },
} as const;
export type MediaType = keyof typeof MEDIA_RULES;
export const MEDIA_TYPES = Object.keys(MEDIA_RULES) as readonly MediaType[];

/** Files by id, and the signed addresses under which they can be fetched for five minutes. */
export class MediaLibrary {
  private readonly files = new Map<string, StoredMedia>();
  private readonly addresses = new Map<string, { mediaId: string; until: number }>();

  constructor(private readonly clock: SandboxClock) {}

  /**
   * Takes an upload of the business.
   * @throws GraphError 100 for a type or size that Meta does not take
   */
  upload(numberId: string, file: { bytes: Buffer; mimeType: string; filename?: string }): StoredMedia {
    const rules = Object.values(MEDIA_RULES).filter((rule) => (rule.mimeTypes as readonly string[]).includes(bareType(file.mimeType)));
    if (rules.length === 0) {
      const allowed = Object.values(MEDIA_RULES).flatMap((rule) => rule.mimeTypes).join(', ');
      throw parameterError(`Param file must be a file with one of the following types: ${allowed}. Received file of type '${file.mimeType}'.`);
    }
    if (file.bytes.length === 0) throw parameterError('Param file is empty.');
    const limit = Math.max(...rules.map((rule) => rule.maxBytes));
    if (file.bytes.length > limit) throw parameterError(`Param file exceeds the size limit of ${limit} bytes for type '${file.mimeType}'.`);
    return this.add({ ...file, numberId, from: 'business' });
  }

  add(file: Omit<StoredMedia, 'id' | 'at'>): StoredMedia {
    const stored: StoredMedia = { ...file, id: newObjectId(), at: this.clock.now() };
    this.files.set(stored.id, stored);
    return stored;
  }

  /** Uploads live 30 days, what customers sent 7. */
  find(id: string): StoredMedia | undefined {
    const file = this.files.get(id);
    if (!file) return undefined;
    const lifetime = file.from === 'business' ? 30 * DAY_MS : 7 * DAY_MS;
    return this.clock.now() - file.at < lifetime ? file : undefined;
  }

  remove(id: string): void {
    this.files.delete(id);
  }

  /** Path of a download address that dies after five minutes. */
  sign(id: string): string {
    const key = randomBytes(18).toString('base64url');
    this.addresses.set(key, { mediaId: id, until: this.clock.now() + 5 * 60 * 1000 });
    return `/whatsapp_business/attachments?mid=${id}&key=${key}`;
  }

  /** The file behind an address; undefined when the address is unknown or dead. */
  resolve(id: string, key: string): StoredMedia | undefined {
    const address = this.addresses.get(key);
    if (address?.mediaId !== id || address.until <= this.clock.now()) return undefined;
    return this.find(id);
  }

  clear(): void {
    this.files.clear();
    this.addresses.clear();
  }
}

export function bareType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}

export function sha256Of(bytes: Buffer, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(bytes).digest(encoding);
}

const SIGNATURES: readonly { readonly type: string; readonly at: number; readonly bytes: Buffer }[] = [
  { type: 'image/jpeg', at: 0, bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { type: 'image/png', at: 0, bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { type: 'image/webp', at: 8, bytes: Buffer.from('WEBP') },
  { type: 'audio/ogg', at: 0, bytes: Buffer.from('OggS') },
  { type: 'application/pdf', at: 0, bytes: Buffer.from('%PDF') },
  { type: 'video/mp4', at: 4, bytes: Buffer.from('ftyp') },
];

/** False when the bytes are recognisably something else than declared: Meta then fails the message with 131053. */
export function bytesMatchType(bytes: Buffer, mimeType: string): boolean {
  const declared = bareType(mimeType);
  const family = (type: string): string => (type === 'audio/mp4' || type === 'video/3gpp' ? 'video/mp4' : type);
  const known = SIGNATURES.find(({ type }) => type === family(declared));
  if (known) return bytes.subarray(known.at, known.at + known.bytes.length).equals(known.bytes);
  return true;
}
