import { Resvg } from '@resvg/resvg-js';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Card } from './card.js';
import { CARD_WIDTH, cardSvg } from './card-svg.js';
import { Scribe, type Style } from './scribe.js';

export interface RenderRequest { readonly id: number; readonly card: Card }
export type RenderAnswer = { readonly id: number; readonly png: Uint8Array } | { readonly id: number; readonly failure: string };

/** What WhatsApp takes as a picture. */
const LARGEST_PNG = 5 * 1024 * 1024;
const SMALLER = 640;
const FONTS: Readonly<Record<Style['weight'], readonly string[]>> = {
  regular: ['noto-sans/400Regular/NotoSans_400Regular.ttf', 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'],
  bold: ['noto-sans/700Bold/NotoSans_700Bold.ttf', 'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'],
};
const find = createRequire(join(process.cwd(), 'package.json'));

async function openScribe(): Promise<Scribe> {
  const read = (names: readonly string[]): Uint8Array[] => names.map((name) => readFileSync(find.resolve(`@expo-google-fonts/${name}`)));
  return new Scribe(await import('harfbuzzjs'), { regular: read(FONTS.regular), bold: read(FONTS.bold) });
}

/** A PNG; narrower where it would be too large for WhatsApp. */
function draw(card: Card, scribe: Scribe): Uint8Array {
  const svg = cardSvg(card, scribe);
  const png = pngOf(svg, CARD_WIDTH);
  return png.byteLength <= LARGEST_PNG ? png : pngOf(svg, SMALLER);
}

function pngOf(svg: string, width: number): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'width', value: width } }).render().asPng();
}

let scribe: Promise<Scribe> | undefined;
parentPort?.on('message', ({ id, card }: RenderRequest) => {
  scribe ??= openScribe();
  scribe.then((opened): RenderAnswer => ({ id, png: draw(card, opened) }))
    .catch((error: unknown): RenderAnswer => ({ id, failure: error instanceof Error ? error.message : String(error) }))
    .then((answer) => { parentPort?.postMessage(answer); }, () => undefined);
});
