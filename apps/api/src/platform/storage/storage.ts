import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Where files are kept. Keys are `<store id>/<sha256 hex>`: the same bytes of one store are kept once. */
export interface Storage {
  /** Keeps the bytes and gives their key. */
  put(storeId: string, bytes: Uint8Array): Promise<{ key: string; sha256: string }>;
  /** @throws Error when there is no such file */
  get(key: string): Promise<Buffer>;
  /**
   * The bytes one after the other, without the whole file in memory. Whoever asks reads or destroys the stream.
   * @param range first and last byte, both inclusive; all of them when absent
   * @throws Error when there is no such file
   */
  stream(key: string, range?: ByteRange): Promise<Readable>;
  /**
   * Deletes a file for good. False when it was put again since that time: somebody may be about to name it.
   * A file that is not there is deleted.
   */
  remove(key: string, since: Date): Promise<boolean>;
}
export interface ByteRange { readonly start: number; readonly end: number }

const KEY = /^[0-9a-f-]{36}\/[0-9a-f]{64}$/;

/** A folder of this machine. */
export class FolderStorage implements Storage {
  constructor(private readonly folder: string) {}

  async put(storeId: string, bytes: Uint8Array): Promise<{ key: string; sha256: string }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const key = `${storeId}/${sha256}`;
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true });
    // A reader never sees half a file: written beside it, then moved.
    const partial = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    await writeFile(partial, bytes);
    await rename(partial, path);
    return { key, sha256 };
  }
  async get(key: string): Promise<Buffer> {
    return readFile(this.#path(key));
  }
  async stream(key: string, range?: ByteRange): Promise<Readable> {
    // Opened before anything is answered, so that a missing file is an error and no broken download.
    return (await open(this.#path(key))).createReadStream(range);
  }
  async remove(key: string, since: Date): Promise<boolean> {
    const path = this.#path(key);
    try {
      if ((await stat(path)).mtime > since) return false;
    } catch {
      return true;
    }
    await rm(path, { force: true });
    return true;
  }
  #path(key: string): string {
    if (!KEY.test(key)) throw new Error('not a storage key');
    return join(this.folder, key);
  }
}
/** Nest token of the storage in use. */
export const STORAGE = Symbol('storage');
