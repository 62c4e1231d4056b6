import { crc32, deflateSync } from 'node:zlib';

/** A PNG picture of one colour that fades, for example of a product. */
export function aPicture({ width = 320, height = 240, colour = [40, 110, 150] as readonly number[] } = {}): Buffer {
  const rows = Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: width }, (_pixel, x) => Buffer.from(colour.map((part) => Math.min(255, part + Math.round(((x + y) / (width + height)) * 90))))))]));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
