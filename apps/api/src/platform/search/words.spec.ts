import { editDistance, plain, stemOf, wordsOf } from './words.js';

describe('words of a text', () => {
  it.each([
    ['Crème Brûlée', ['creme', 'brulee']], ["don't l'abat-jour", ['dont', 'l', 'abat', 'jour']], ['12,5 cm', ['12.5', 'cm']], ['750ml 40L', ['750', 'ml', '40', 'l']], ['BOT-500-BLK', ['bot', '500', 'blk']],
    ['Straße Łódź', ['strasse', 'lodz']], ['أرجوحة شَبَكِيّة', ['ارجوحه', 'شبكيه']], ['٣ خيام', ['3', 'خيام']], ['हिन्दी', ['हिन्दी']], ['登山帳篷', ['登山', '山帳', '帳篷']], ['\u0000\ud800 🚀', []], ['x'.repeat(41), []],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('plain text does not depend on how accents are encoded', () => expect(plain('e\u0301')).toBe(plain('\u00e9')));
});

describe('forms of one word share a stem', () => {
  it.each([
    ['candle', 'candles'], ['box', 'boxes'], ['battery', 'batteries'], ['knife', 'knives'], ['dress', 'dresses'], ['dish', 'dishes'], ['shoe', 'shoes'], ['glass', 'glasses'], ['hike', 'hiking'], ['camp', 'camping'], ['ship', 'shipping'],
    ['lámpara', 'lámparas'], ['cojín', 'cojines'], ['luz', 'luces'], ['negro', 'negras'], ['bougie', 'bougies'], ['chapeau', 'chapeaux'], ['journal', 'journaux'], ['bleu', 'bleues'], ['almofada', 'almofadas'], ['fogão', 'fogões'], ['animal', 'animais'],
    ['شمعة', 'شمعات'], ['ساعة', 'الساعة'], ['خيمة', 'والخيمة'],
  ])('%s and %s', (one, other) => {
    expect(stemOf(wordsOf(one)[0] ?? '')).toBe(stemOf(wordsOf(other)[0] ?? '-'));
  });
  it.each([['bus', 'bu'], ['tennis', 'tenni'], ['lamp', 'lamb'], ['tent', 'tend']])('but not %s and %s', (one, other) => expect(stemOf(one)).not.toBe(stemOf(other)));
});

describe('distance of two words', () => {
  it.each([['tent', 'tent', 0], ['tnet', 'tent', 1], ['lantren', 'lantern', 1], ['jaket', 'jacket', 1], ['cat', 'dog', 3], ['', 'abc', 3], ['خيمه', 'خيام', 2]])('%s %s: %d', (a, b, distance) => expect(editDistance(a, b)).toBe(distance));
});
