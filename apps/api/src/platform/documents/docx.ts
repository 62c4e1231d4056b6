import mammoth from 'mammoth';
import { checkArchive } from './archive.js';
import { type ReadDocument, Unreadable } from './document.js';
import { blocksOfHtml } from './html.js';

/** Word since 2007. @throws Unreadable encrypted, broken, too_complex */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocument> {
  const buffer = Buffer.from(bytes);
  // A protected file is no archive: its content lies sealed in the container of old Office files.
  if (buffer.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new Unreadable(buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'broken');
  await checkArchive(buffer);
  const images = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: images, includeEmbeddedStyleMap: false, externalFileAccess: false }).catch(() => { throw new Unreadable('broken'); });
  return { title: null, blocks: blocksOfHtml(value), links: [] };
}
