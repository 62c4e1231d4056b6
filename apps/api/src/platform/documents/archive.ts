import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { Unreadable } from './document.js';

const ENTRIES_MAX = 5_000;
/** All that an archive holds, unpacked, in bytes. */
const UNPACKED_MAX = 100 * 1024 * 1024;

/**
 * Unpacks an archive into nothing, so that whatever unpacks it into memory afterwards is safe to do so: what an archive says of its
 * own size is not believed.
 * @throws Unreadable broken; encrypted; too_complex when it unpacks to more than a document needs
 */
export async function checkArchive(bytes: Buffer): Promise<void> {
  let unpacked = 0;
  const counter = (): Writable => new Writable({
    write(chunk: Buffer, _encoding, done) {
      unpacked += chunk.byteLength;
      done(unpacked > UNPACKED_MAX ? new Unreadable('too_complex') : null);
    },
  });
  try {
    const archive = await yauzl.fromBufferPromise(bytes, { validateEntrySizes: true });
    if (archive.entryCount > ENTRIES_MAX) throw new Unreadable('too_complex');
    for await (const entry of archive.eachEntry()) {
      if (entry.isEncrypted()) throw new Unreadable('encrypted');
      if (!entry.fileName.endsWith('/')) await pipeline(await archive.openReadStreamPromise(entry), counter());
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('broken');
  }
}
