import { crc32 } from 'node:zlib';

/** What is to be seen in a picture, as the sandbox notes it in the file: nobody here has eyes. */
export interface Sight {
  readonly description: string;
  /** A few words for a search; those of the description when absent. */
  readonly words?: string;
  /** What can be read in it. */
  readonly text?: string;
}

const KEYWORD = 'Sandbox-sight';

/** A PNG or JPEG with a note of what it shows; other files stay as they are. */
export function withSight(file: Buffer, sight: Sight): Buffer {
  const note = Buffer.from(JSON.stringify(sight), 'utf8');
  if (isOfType(file, 'image/png')) return Buffer.concat([file.subarray(0, 33), pngChunk('iTXt', Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`, 'latin1'), note])), file.subarray(33)]);
  if (!isOfType(file, 'image/jpeg')) return file;
  const comment = Buffer.concat([Buffer.from(`${KEYWORD}\0`, 'latin1'), note]);
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(comment.length + 2, 2);
  return Buffer.concat([file.subarray(0, 2), head, comment, file.subarray(2)]);
}

/** The note in a picture of the sandbox; undefined where there is none. */
export function sightIn(file: Buffer): Sight | undefined {
  const at = file.indexOf(KEYWORD, 0, 'latin1');
  const from = file.indexOf('{', at);
  if (at === -1 || from === -1 || from > at + KEYWORD.length + 8) return undefined;
  const end = file.readUInt8(0) === 0xff ? at - 2 + file.readUInt16BE(at - 2) : at + file.readUInt32BE(at - 8);
  return JSON.parse(file.toString('utf8', from, end)) as Sight;
}

/** A chunk of a PNG file. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** True when the file begins as one of this type does. */
export function isOfType(file: Buffer, type: string): boolean {
  switch (type) {
    case 'image/png': return file.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
    case 'image/jpeg': return file.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'));
    case 'image/gif': return file.toString('latin1', 0, 4) === 'GIF8';
    case 'image/webp': return file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP';
    default: return false;
  }
}

/** Width and height of a PNG, GIF or JPEG. */
export function pixelsOf(file: Buffer): { readonly width: number; readonly height: number } | undefined {
  if (isOfType(file, 'image/png') && file.length >= 24) return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  if (isOfType(file, 'image/gif') && file.length >= 10) return { width: file.readUInt16LE(6), height: file.readUInt16LE(8) };
  if (!isOfType(file, 'image/jpeg')) return undefined;
  for (let at = 2; at + 9 < file.length; at += 2 + file.readUInt16BE(at + 2)) {
    const marker = file.readUInt8(at + 1);
    if (file.readUInt8(at) !== 0xff) return undefined;
    // SOF0 to SOF15 carry the size; C4, C8 and CC in that range are other segments.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
  }
  return undefined;
}
