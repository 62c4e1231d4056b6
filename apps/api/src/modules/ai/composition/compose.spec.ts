import type { Capabilities } from '#providers/contract';
import { wordsOf } from '../wording/words.js';
import { compose } from './compose.js';
import type { ResolvedAnswer } from './resolve.js';
import { shorten, splitText } from './text-split.js';

const files = { mimeTypes: ['image/jpeg'], maxBytes: 1 };
const PLAIN: Capabilities = {
  text: { max: 4096 }, caption: { max: 1024 }, media: { image: files, video: files, audio: files, document: files, sticker: files },
  templates: false, flows: false, reactions: false, replyTo: false, location: false, contacts: false,
};
const FULL: Capabilities = {
  ...PLAIN, buttons: { max: 3, title: 20, id: 256, body: 1024, footer: 60, header: 60 },
  list: { rows: 10, sections: 10, button: 20, rowTitle: 24, rowDescription: 72, rowId: 200, sectionTitle: 24, body: 4096 },
};
const NOTHING: ResolvedAnswer = { text: '', listButton: '', rows: [], actions: [], photos: [] };
const WORDS = wordsOf('en');
const actions = (count: number): ResolvedAnswer['actions'] => Array.from({ length: count }, (_value, index) => ({ id: `a${index}`, title: `Action ${index}` }));
const rows = (count: number): ResolvedAnswer['rows'] => Array.from({ length: count }, (_value, index) => ({ id: `r${index}`, title: `Row ${index}`, description: '$1.00 · In stock' }));
const photo = { mediaId: 'm1', caption: '*Shirt*\n$10.00' };
const made = (answer: Partial<ResolvedAnswer>, capabilities = FULL): ReturnType<typeof compose> => compose({ ...NOTHING, ...answer }, capabilities, WORDS);

describe('composing bubbles', () => {
  it('R56: sends words as one text', () => expect(made({ text: 'Hello' })).toEqual([{ kind: 'text', text: 'Hello' }]));

  it('R58: folds words and up to three buttons into one bubble', () => {
    expect(made({ text: 'Hello', actions: actions(3) })).toEqual([{ kind: 'buttons', body: 'Hello', buttons: actions(3) }]);
  });
  it('R59: folds words and rows into one list, the actions as further rows', () => {
    expect(made({ text: 'Look', rows: rows(2), actions: actions(1) })).toEqual([{ kind: 'list', body: 'Look', button: 'Choose', sections: [{ rows: [...rows(2), ...actions(1)] }] }]);
  });
  it('R201: makes a list of more than three buttons', () => expect(made({ text: 'Look', actions: actions(4) })[0]?.kind).toBe('list'));
  it('makes buttons of a few plain options', () => expect(made({ text: 'Size?', rows: [{ id: 's', title: 'Small' }, { id: 'l', title: 'Large' }] })[0]?.kind).toBe('buttons'));
  it('does not make two buttons of one title', () => expect(made({ text: 'Size?', rows: [{ id: 's', title: 'Same' }, { id: 'l', title: 'Same' }] })[0]?.kind).toBe('list'));

  it('R57: sends a photo with caption and buttons in one bubble', () => {
    expect(made({ text: 'Here it is', photos: [photo], actions: actions(2) })).toEqual([
      { kind: 'buttons', body: 'Here it is\n\n*Shirt*\n$10.00', buttons: actions(2), header: { media: { kind: 'image', mediaId: 'm1' } } },
    ]);
  });
  it('sends a lone photo with its words as caption', () => {
    expect(made({ text: 'Here it is', photos: [photo] })).toEqual([{ kind: 'image', media: { mediaId: 'm1' }, caption: 'Here it is\n\n*Shirt*\n$10.00' }]);
  });
  it('sends several photos before the words', () => {
    expect(made({ text: 'x'.repeat(1020), photos: [photo, photo] }).map((bubble) => bubble.kind)).toEqual(['image', 'image', 'text']);
  });
  it('sends words that are too long for buttons before them', () => {
    expect(made({ text: 'x'.repeat(1025), actions: actions(1) })).toEqual([{ kind: 'text', text: 'x'.repeat(1025) }, { kind: 'buttons', body: 'Please choose:', buttons: actions(1) }]);
  });
  it('cuts long titles and keeps them in the description', () => {
    const [list] = made({ text: 'Look', rows: [{ id: 'r', title: 'A very long name of a product', description: '$1.00' }, ...rows(3)] });
    expect(list).toMatchObject({ sections: [{ rows: [{ title: 'A very long name of a p…', description: '$1.00 · A very long name of a product' }, {}, {}, {}] }] });
  });
  it('writes numbered text where there are neither buttons nor lists', () => {
    expect(made({ text: 'Look', rows: rows(2), actions: actions(1) }, PLAIN)).toEqual([
      { kind: 'text', text: 'Look\n\n1. Row 0 ($1.00 · In stock)\n2. Row 1 ($1.00 · In stock)\n3. Action 0\n\nAnswer with a number.' },
    ]);
  });
  it('writes numbered text for more rows than a list holds', () => expect(made({ text: 'Look', rows: rows(11) })[0]?.kind).toBe('text'));
  it('makes nothing of nothing', () => expect(made({})).toEqual([]));
});

describe('splitting text', () => {
  it('cuts only above the limit, at a paragraph, sentence or word', () => {
    expect(splitText('one two', 7)).toEqual(['one two']);
    expect(splitText('one two three', 9)).toEqual(['one two', 'three']);
    expect(splitText('First one. Second one', 15)).toEqual(['First one.', 'Second one']);
  });
  it('never cuts a character in two', () => {
    for (const piece of splitText('😀'.repeat(10), 5)) expect(piece).toMatch(/^(?:😀)+$/u);
    expect(shorten('😀😀😀', 4)).toBe('😀…');
  });
  it('loses nothing', () => expect(splitText('word '.repeat(3000), 4096).join(' ')).toBe('word '.repeat(3000).trim()));
});
