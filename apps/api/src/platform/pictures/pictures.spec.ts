import { testPictureRenderer } from '../../../../../test/support/pictures.js';
import { aPicture } from '../../../../../test/support/picture.js';
import type { Card, CardItem } from './card.js';

const item = (title: string, part: Partial<CardItem> = {}): CardItem => ({ title, detail: 'In stock', price: '$12.50', before: null, facts: [], photo: null, ...part });
const card = (items: readonly CardItem[], part: Partial<Card> = {}): Card => ({ layout: 'rows', direction: 'ltr', from: 'Corner Shop', heading: 'Our products', note: 'Prices of today', items, ...part });
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

describe('R57: pictures of cards', () => {
  const renderer = testPictureRenderer();
  afterAll(() => renderer.close());

  it('are PNGs whose height grows with what is on them', async () => {
    const one = sizeOf(await renderer.render(card([item('Mug')])));
    const two = sizeOf(await renderer.render(card([item('Mug'), item('Lamp')])));
    expect(one.width).toBe(1080);
    expect(two.height).toBeGreaterThan(one.height);
  });

  it.each([['Arabic', 'كوب أزرق'], ['Cyrillic', 'Жёлтая кружка'], ['Devanagari', 'विद्यार्थी'], ['Latin', 'Ñandú']])('have %s letters', async (_name, title) => {
    const [empty, written] = await Promise.all([renderer.render(card([item('')])), renderer.render(card([item(title)]))]);
    expect(written.byteLength).toBeGreaterThan(empty.byteLength + 500);
  });

  it('join Arabic letters and Devanagari ones: a word is not the row of its letters', async () => {
    const [joined, apart] = await Promise.all([renderer.render(card([item('سلام')])), renderer.render(card([item('س\u200cل\u200cا\u200cم')]))]);
    expect(joined.equals(apart)).toBe(false);
    const [written, unordered] = await Promise.all([renderer.render(card([item('क्ष')])), renderer.render(card([item('क्\u200cष')]))]);
    expect(written.equals(unordered)).toBe(false);
  });

  it('are mirrored from right to left', async () => {
    const [ltr, rtl] = await Promise.all([renderer.render(card([item('Mug')])), renderer.render(card([item('Mug')], { direction: 'rtl' }))]);
    expect(rtl.equals(ltr)).toBe(false);
    expect(sizeOf(rtl)).toEqual(sizeOf(ltr));
  });

  it.each(['</svg><script>alert(1)</script>', '"/><image href="file:///etc/passwd"/>', '&xxe; %file; ]]>', '\0\u202e\ud800'])('take %j for words', async (title) => {
    expect(sizeOf(await renderer.render(card([item(title, { photo: new Uint8Array(aPicture()) })], { layout: 'cells', from: title, heading: title, note: title })))).toMatchObject({ width: 1080 });
  });

  it('go without a photo that is broken, and with one that is not', async () => {
    const broken = await renderer.render(card([item('Mug', { photo: new Uint8Array([0x89, 1, 2, 3]) })]));
    const whole = await renderer.render(card([item('Mug', { photo: new Uint8Array(aPicture()) })]));
    expect(sizeOf(broken)).toEqual(sizeOf(whole));
  });

  it('are not drawn where nothing of a title could be written', async () => {
    await expect(renderer.render(card([item('Mug'), item('湯呑み')]))).rejects.toThrow('no font has the letters of a title');
    expect(sizeOf(await renderer.render(card([item('湯呑み Mug')])))).toMatchObject({ width: 1080 });
  });

  it('one that fails takes no other along, and is asked for when its turn comes', async () => {
    const asked: string[] = [];
    const lazy = (name: string) => async () => {
      asked.push(name);
      return card([item(name)]);
    };
    const all = await Promise.allSettled([renderer.render(lazy('Mug')), renderer.render(async () => Promise.reject(new Error('no photo'))), renderer.render(lazy('Lamp'))]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(asked).toEqual(['Mug', 'Lamp']);
  });

  it('are refused when too many wait', async () => {
    const all = await Promise.allSettled(Array.from({ length: 24 }, () => renderer.render(card([item('Mug')]))));
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(4);
  });
});
