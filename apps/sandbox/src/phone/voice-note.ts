/** Opus packet of 20 ms of silence: mono, fullband. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);
/** Samples of one packet at Opus's 48 kHz. */
const PACKET_SAMPLES = 960;
const PRE_SKIP = 312;

/** A voice note as WhatsApp records them: OGG with Opus, mono, `seconds` of silence. */
export function silentVoiceNote(seconds: number): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'ascii');
  head.set([1, 1], 8);
  head.writeUInt16LE(PRE_SKIP, 10);
  head.writeUInt32LE(48_000, 12);
  const vendor = Buffer.from('sandbox', 'ascii');
  const tags = Buffer.alloc(8 + 4 + vendor.length + 4);
  tags.write('OpusTags', 0, 'ascii');
  tags.writeUInt32LE(vendor.length, 8);
  vendor.copy(tags, 12);
  const packets = Math.round(seconds * 50);
  const pages = [page([head], 0, 0n, 2), page([tags], 1, 0n, 0)];
  for (let done = 0; done < packets; done += 50) {
    const count = Math.min(50, packets - done);
    const last = done + count === packets;
    pages.push(page(Array<Buffer>(count).fill(SILENCE), pages.length, BigInt((done + count) * PACKET_SAMPLES), last ? 4 : 0));
  }
  return Buffer.concat(pages);
}

/** One OGG page (RFC 3533) of whole packets shorter than 255 bytes. */
function page(packets: readonly Buffer[], sequence: number, granule: bigint, flags: number): Buffer {
  const header = Buffer.alloc(27 + packets.length);
  header.write('OggS', 0, 'ascii');
  header.writeUInt8(flags, 5);
  header.writeBigInt64LE(granule, 6);
  header.writeUInt32LE(0x5041524c, 14);
  header.writeUInt32LE(sequence, 18);
  header.writeUInt8(packets.length, 26);
  packets.forEach((packet, index) => header.writeUInt8(packet.length, 27 + index));
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
