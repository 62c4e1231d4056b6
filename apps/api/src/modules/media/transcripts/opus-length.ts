const PAGE_HEADER = 27;
const CAPTURE = Buffer.from('OggS', 'latin1');
/** Milliseconds of one frame by the packet's configuration (RFC 6716, table 2). */
const SILK = [10, 20, 40, 60];
const HYBRID = [10, 20];
const CELT = [2.5, 5, 10, 20];
/** What a packet may last at most (RFC 6716, 3.2.5), whatever it says. */
const LONGEST_PACKET_MS = 120;
const NAMES = 'Opus'.split('').map((letter) => letter.charCodeAt(0));

/**
 * Seconds of sound in an OGG file with Opus, counted packet by packet before anything is decoded: a few bytes may stand for a tenth of a
 * second, and what a page says of its own time may be a lie. What is no OGG counts as nothing.
 */
export function opusSeconds(bytes: Uint8Array): number {
  const file = bufferOf(bytes);
  let milliseconds = 0;
  let isNew = true;
  for (const { body, segments } of pagesOf(file)) {
    let at = body;
    for (const length of segments) {
      if (isNew && length > 0) milliseconds += packetMs(file, at);
      // A segment of 255 bytes goes on in the next one, also over the end of its page.
      isNew = length < 255;
      at += length;
    }
  }
  return milliseconds / 1000;
}

/** The file up to the page that was cut off: behind it, a decoder reads the packets before it again and again. */
export function wholePages(bytes: Uint8Array): Uint8Array {
  let end = 0;
  for (const page of pagesOf(bufferOf(bytes))) if (page.isWhole) ({ end } = page);
  return bytes.subarray(0, end);
}

interface OggPage { readonly body: number; readonly end: number; readonly isWhole: boolean; readonly segments: Uint8Array }

function* pagesOf(file: Buffer): Generator<OggPage> {
  for (let start = file.indexOf(CAPTURE); start !== -1 && start + PAGE_HEADER <= file.length;) {
    const count = file[start + PAGE_HEADER - 1] ?? 0;
    const segments = file.subarray(start + PAGE_HEADER, start + PAGE_HEADER + count);
    const body = start + PAGE_HEADER + segments.length;
    const end = segments.reduce((at, length) => at + length, body);
    yield { body, end, isWhole: segments.length === count && end <= file.length, segments };
    start = file.indexOf(CAPTURE, end);
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function packetMs(file: Buffer, at: number): number {
  const toc = file[at] ?? 0;
  // The two packets of names, which are no sound.
  if (NAMES.every((code, index) => file[at + index] === code)) return 0;
  const config = toc >> 3;
  const frameMs = (config < 12 ? SILK[config % 4] : config < 16 ? HYBRID[config % 2] : CELT[config % 4]) ?? 0;
  const code = toc & 3;
  const frames = code === 0 ? 1 : code === 3 ? (file[at + 1] ?? 0) & 63 : 2;
  return Math.min(frameMs * frames, LONGEST_PACKET_MS);
}
