/** Opus packet of 20 ms of silence: mono, fullband. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);
/** Samples of one packet at Opus's 48 kHz. */
const PACKET_SAMPLES = 960;
const PRE_SKIP = 312;

/** The comment of the file that holds the words. */
const WORDS_TAG = 'TRANSCRIPT=';

/** A voice note as WhatsApp records them: OGG with Opus, mono, `seconds` of silence. What is "said" in it stands in its comments. */
export function silentVoiceNote(seconds: number, words = ''): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'ascii');
  head.set([1, 1], 8);
  head.writeUInt16LE(PRE_SKIP, 10);
  head.writeUInt32LE(48_000, 12);
  const vendor = Buffer.from('sandbox', 'ascii');
  const comment = Buffer.from(words === '' ? '' : `${WORDS_TAG}${words}`, 'utf8');
  const tags = Buffer.alloc(8 + 4 + vendor.length + 4 + (words === '' ? 0 : 4 + comment.length));
  tags.write('OpusTags', 0, 'ascii');
  tags.writeUInt32LE(vendor.length, 8);
  vendor.copy(tags, 12);
  if (words !== '') {
    tags.writeUInt32LE(1, 12 + vendor.length);
    tags.writeUInt32LE(comment.length, 16 + vendor.length);
    comment.copy(tags, 20 + vendor.length);
  }
  const packets = Math.round(seconds * 50);
  const pages = [page([head], 0, 0n, 2), page([tags], 1, 0n, 0)];
  for (let done = 0; done < packets; done += 50) {
    const count = Math.min(50, packets - done);
    const last = done + count === packets;
    pages.push(page(Array<Buffer>(count).fill(SILENCE), pages.length, BigInt((done + count) * PACKET_SAMPLES), last ? 4 : 0));
  }
  return Buffer.concat(pages);
}

/** The words in the comments of a voice note of the sandbox; undefined when it has none. */
export function wordsIn(file: Buffer): string | undefined {
  const at = file.indexOf('OpusTags') === -1 ? -1 : file.indexOf(WORDS_TAG, file.indexOf('OpusTags'));
  return at < 4 ? undefined : file.toString('utf8', at + WORDS_TAG.length, at + file.readUInt32LE(at - 4));
}

/** One OGG page (RFC 3533) of whole packets. */
function page(packets: readonly Buffer[], sequence: number, granule: bigint, flags: number): Buffer {
  // A packet is as many segments of 255 bytes as fit, and a shorter one.
  const segments = packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255]);
  if (segments.length > 255) throw new Error('this is too long for one page of an OGG file');
  const header = Buffer.alloc(27 + segments.length);
  header.write('OggS', 0, 'ascii');
  header.writeUInt8(flags, 5);
  header.writeBigInt64LE(granule, 6);
  header.writeUInt32LE(0x5041524c, 14);
  header.writeUInt32LE(sequence, 18);
  header.writeUInt8(segments.length, 26);
  header.set(segments, 27);
  const whole = Buffer.concat([header, ...packets]);
  whole.writeUInt32LE(oggChecksum(whole), 22);
  return whole;
}

/** CRC-32 with OGG's polynomial 0x04c11db7, not reflected. */
function oggChecksum(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum = (sum ^ (byte << 24)) >>> 0;
    for (let bit = 0; bit < 8; bit++) sum = (sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1) >>> 0;
  }
  return sum;
}
