import { deflateSync } from 'node:zlib';
import { pngChunk as chunk, type Sight, withSight } from './picture-file.js';
import { silentVoiceNote } from './voice-note.js';

export interface SampleFile { readonly bytes: Buffer; readonly mimeType: string; readonly filename: string }

export type SampleKind = 'image' | 'document' | 'sticker' | 'voice' | 'audio';

/** A small file of each kind that a customer can send (videos aside), made by the sandbox itself. `says`: the words of a sound; `shows`: what is to be seen in a picture. */
export function sampleFile(kind: SampleKind, says = 'Hello! What do you sell?', shows: Sight = { description: 'A sunset over the sea', words: '' }): SampleFile {
  switch (kind) {
    case 'image': return { bytes: withSight(sunsetPicture(), shows), mimeType: 'image/png', filename: 'sunset.png' };
    case 'voice': case 'audio': return { bytes: silentVoiceNote(2, says), mimeType: 'audio/ogg; codecs=opus', filename: 'voice.ogg' };
    case 'document': return { bytes: Buffer.from(ONE_PAGE), mimeType: 'application/pdf', filename: 'note.pdf' };
    case 'sticker': return { bytes: Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=', 'base64'), mimeType: 'image/webp', filename: 'dot.webp' };
  }
}

/** A PNG of 240 by 160 pixels: a sun over water. */
function sunsetPicture(): Buffer {
  const [width, height] = [240, 160];
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x++) row.set(pixel(x, y, width, height), 1 + x * 3);
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0)),
  ]);
}

function pixel(x: number, y: number, width: number, height: number): [number, number, number] {
  const horizon = height * 0.62;
  const distance = Math.hypot(x - width / 2, y - horizon);
  if (y > horizon) {
    const glitter = Math.abs(x - width / 2) < 26 - (y - horizon) * 0.2 && y % 6 < 3;
    return glitter ? [255, 214, 140] : [38, Math.round(92 - (y - horizon) * 0.5), 120];
  }
  if (distance < 38) return [255, 226, 130];
  const fade = y / horizon;
  return [Math.round(250 - 40 * (1 - fade)), Math.round(120 + 70 * fade), Math.round(130 - 40 * fade)];
}

const ONE_PAGE = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 52>>stream
BT /F 18 Tf 40 100 Td (A note from a customer) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
