import type { Media } from '../model.js';
import { contentsOf } from './outgoing.js';

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
