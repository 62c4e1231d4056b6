import type { Media } from '../model.js';
import { contentsOf, lengthLimit, returnedOf } from './outgoing.js';

const file = (kind: Media['kind'], id: string, filename: string | null = null) => ({ id, kind, filename } as Media);

describe('what the composer sends', () => {
  it('is one text', () => {
    expect(contentsOf('hi', [])).toEqual([{ content: { kind: 'text', text: 'hi' } }]);
  });
  it('puts the words under the first photo only', () => {
    expect(contentsOf('both', [file('image', 'med_1'), file('image', 'med_2')]).map(({ content }) => content)).toEqual([
      { kind: 'image', media_id: 'med_1', caption: 'both' }, { kind: 'image', media_id: 'med_2' },
    ]);
  });
  it('sends the words after a file that has no caption on WhatsApp', () => {
    expect(contentsOf('listen', [file('audio', 'med_1')]).map(({ content }) => content)).toEqual([{ kind: 'audio', media_id: 'med_1' }, { kind: 'text', text: 'listen' }]);
  });
  it('keeps the name of a document', () => {
    expect(contentsOf('', [file('document', 'med_1', 'price list.pdf')])[0]?.content).toEqual({ kind: 'document', media_id: 'med_1', filename: 'price list.pdf' });
  });
});

describe('how long the words may be', () => {
  it.each([['alone', [], 4096], ['under a photo', [file('image', 'med_1')], 1024], ['under a document', [file('document', 'med_1')], 1024], ['after a sound, which has no caption', [file('audio', 'med_1'), file('image', 'med_2')], 4096]] as const)('%s', (_where, files, limit) => {
    expect(lengthLimit(files)).toBe(limit);
  });
});

describe('what comes back of a message that was refused', () => {
  it.each([
    ['words', 'hi', []], ['words and a photo', 'look', [file('image', 'med_1', 'mug.png')]], ['a document', '', [file('document', 'med_1', 'price list.pdf')]], ['a voice note', '', [file('audio', 'med_1', 'note.ogg')]],
  ] as const)('is all of it: %s', (_what, words, files) => {
    const [message] = contentsOf(words, files);
    expect(returnedOf(message!.content, message!.filename)).toEqual({ text: words, ...(files.length > 0 ? { file: files[0] } : {}) });
  });
  it('is the text of buttons', () => {
    expect(returnedOf({ kind: 'buttons', body: 'Which?', buttons: [] }, undefined)).toEqual({ text: 'Which?' });
  });
});
