import { opusSeconds } from './opus-length.js';

/** A page that holds these packets, each under 255 bytes. */
function page(packets: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('OggS', 'latin1'), Buffer.alloc(22), Buffer.from([packets.length]), Buffer.from(packets.map(({ length }) => length)), ...packets]);
}
const times = (count: number, packet: Buffer): Buffer[] => Array.from({ length: count }, () => packet);
const HEADS = Buffer.concat([page([Buffer.from('OpusHead-------')]), page([Buffer.from('OpusTags------')])]);

describe('how long an Opus file sounds', () => {
  it.each([
    ['frames of 20 ms', Buffer.from([0xf8, 0xff, 0xfe]), 1],
    ['two frames of 60 ms in a packet', Buffer.from([(3 << 3) | 1, 0]), 6],
    ['48 frames of 2.5 ms in two bytes', Buffer.from([(16 << 3) | 3, 48]), 6],
    ['more than a packet may hold', Buffer.from([(3 << 3) | 3, 63]), 6],
  ])('%s', (_name, packet, seconds) => expect(opusSeconds(Buffer.concat([HEADS, page(times(50, packet))]))).toBe(seconds));

  it('a packet of several segments is one', () => {
    const long = Buffer.concat([Buffer.from([0xf8]), Buffer.alloc(299)]);
    const file = Buffer.concat([HEADS, Buffer.from('OggS', 'latin1'), Buffer.alloc(22), Buffer.from([2, 255, 45]), long]);
    expect(opusSeconds(file)).toBe(0.02);
  });
  it('what is no OGG, or ends in the middle, counts as far as it goes', () => {
    expect(opusSeconds(Buffer.from('no sound at all'))).toBe(0);
    expect(opusSeconds(Buffer.from('OggS'))).toBe(0);
    expect(opusSeconds(page(times(10, Buffer.from([0xf8, 0xff]))).subarray(0, 30))).toBeLessThan(1);
  });
  it('hours in a small file are seen without decoding them', () => {
    const file = Buffer.concat([HEADS, ...times(1_200, page(times(255, Buffer.from([(16 << 3) | 3, 48]))))]);
    expect(file.length).toBeLessThan(1_000_000);
    expect(opusSeconds(file)).toBeGreaterThan(10 * 3600);
  });
});
