import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where files are kept. Keys are `<store id>/<sha256 hex>`: the same bytes of one store are kept once. */
export interface Storage {
  /** Keeps the bytes and gives their key. */
  put(storeId: string, bytes: Uint8Array): Promise<{ key: string; sha256: string }>;
  /** @throws Error when there is no such file */
  get(key: string): Promise<Buffer>;
  remove(key: string): Promise<void>;
}

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
  async remove(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }
  #path(key: string): string {
    if (!KEY.test(key)) throw new Error('not a storage key');
    return join(this.folder, key);
  }
}
/** Nest token of the storage in use. */
export const STORAGE = Symbol('storage');
