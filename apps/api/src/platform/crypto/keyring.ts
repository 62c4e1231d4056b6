import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a sealed value is bound to: opened with other words it fails. */
export type Binding = readonly string[];

/**
 * Seals small values with AES-256-GCM. A sealed text is `keyId.nonce.ciphertext.tag` in base64url;
 * the binding (account, field, origin, ...) is authenticated with it.
 */
export class Keyring {
  readonly #keys: ReadonlyMap<string, Buffer>;
  /** Id of the key that seals now. */
  readonly currentKeyId: string;

  /** @param text `id:hex64,...`: the first seals, all open */
  constructor(text: string) {
    const entries = text.split(',').map((part): [string, Buffer] => {
      const [id, hex] = part.split(':');
      if (!id || !hex || !/^[0-9a-f]{64}$/.test(hex)) throw new Error('SECRET_KEYS must look like id:hex64,id:hex64');
      return [id, Buffer.from(hex, 'hex')];
    });
    const first = entries[0];
    if (!first) throw new Error('SECRET_KEYS is empty');
    this.#keys = new Map(entries);
    this.currentKeyId = first[0];
  }

  seal(value: string, binding: Binding): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.currentKeyId), nonce);
    cipher.setAAD(aad(binding));
    const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
    return [this.currentKeyId, nonce.toString('base64url'), sealed.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.');
  }

  /** @throws Error when the key is unknown, the text was changed, or the binding differs */
  open(sealed: string, binding: Binding): string {
    const [keyId, nonce, body, tag] = sealed.split('.');
    if (!keyId || !nonce || body === undefined || !tag) throw new Error('not a sealed value');
    const decipher = createDecipheriv('aes-256-gcm', this.#key(keyId), Buffer.from(nonce, 'base64url'), { authTagLength: 16 });
    decipher.setAAD(aad(binding));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
  }

  /** A value that only holders of the current key can compute; the same every time (64 hex letters). */
  derive(purpose: string): string {
    return createHmac('sha256', this.#key(this.currentKeyId)).update(purpose).digest('hex');
  }

  /** Keyed digest for lookups of a secret without storing it. Uses the oldest key, so it survives rotation while that key is kept. */
  fingerprint(value: string): string {
    const oldest = [...this.#keys.values()].at(-1);
    return createHmac('sha256', oldest ?? Buffer.alloc(32)).update('fingerprint:').update(value).digest('hex');
  }

  /** Keyed digests of a value, the current key's first: that one is stored, any of them may be found until all rows were rotated. */
  fingerprints(value: string): string[] {
    return [...this.#keys.values()].map((key) => createHmac('sha256', key).update('fingerprint:').update(value).digest('hex'));
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (!key) throw new Error(`the keyring has no key ${id}`);
    return key;
  }
}

function aad(binding: Binding): Buffer {
  return Buffer.from(JSON.stringify(binding));
}

/**
 * The keyring of SECRET_KEYS, else of `DATA_DIR/keyring` (created with mode 0600). Of processes that start at once one creates it, and all use that one.
 * @throws Error when the file holds no keys: it is never replaced, because what its keys sealed could not be opened any more
 */
export function openKeyring(secretKeys: string | undefined, dataDir: string): Keyring {
  if (secretKeys !== undefined) return new Keyring(secretKeys);
  const file = join(dataDir, 'keyring');
  if (!existsSync(file)) create(file, `k1:${randomBytes(32).toString('hex')}\n`);
  chmodSync(file, 0o600);
  const keys = readFileSync(file, 'utf8').trim();
  if (keys === '') throw new Error(`${file} is empty. Put its copy back; on a first start, where nothing has been saved yet, remove the file.`);
  try {
    return new Keyring(keys);
  } catch (error) {
    throw new Error(`${file} holds no keys (id:hex64). Put its copy back.`, { cause: error });
  }
}

/** The file appears with all of its text, or not at all; one that is there already stays. */
function create(file: string, text: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(draft, file);
    syncFolder(folder);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
