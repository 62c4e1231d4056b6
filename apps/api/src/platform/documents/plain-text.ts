import type { ReadDocument } from './document.js';

/** Text of any usual encoding, paragraph by paragraph. */
export function readText(bytes: Uint8Array): ReadDocument {
  const paragraphs = decodeText(bytes).split(/\r?\n\s*\n/);
  return { title: null, blocks: paragraphs.map((text) => ({ level: null, text: text.replaceAll('\r\n', '\n') })), links: [] };
}

/** UTF-8, UTF-16 by its mark, else what old Windows programs of Western Europe wrote. */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : charset;
  for (const encoding of [marked, 'utf-8']) {
    if (encoding === undefined) continue;
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one, or one that nobody knows.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
