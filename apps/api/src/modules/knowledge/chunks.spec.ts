import { CHUNK_MAX, chunksOf } from './chunks.js';

describe('pieces of a text', () => {
  it('keeps a short text whole, paragraphs included', () => {
    expect(chunksOf('Free over €60.\n\nElse €4.95.')).toEqual(['Free over €60.\n\nElse €4.95.']);
  });
  it('cuts between paragraphs first', () => {
    const paragraphs = ['a', 'b', 'c'].map((letter) => `${letter.repeat(299)}.`);
    expect(chunksOf(paragraphs.join('\n\n'))).toEqual([paragraphs.slice(0, 2).join('\n\n'), paragraphs[2]]);
  });
  it('cuts a long paragraph between sentences', () => {
    const sentence = `${'word '.repeat(60)}end.`;
    expect(chunksOf([sentence, sentence, sentence].join(' '))).toEqual([`${sentence} ${sentence}`, sentence]);
  });
  it('loses nothing of a run without spaces and never splits a character', () => {
    const text = `x${'😀'.repeat(1000)}`;
    const chunks = chunksOf(text);
    expect(chunks.join('')).toBe(text);
    expect(chunks.every((chunk) => chunk.length <= CHUNK_MAX && !/\p{Cs}/u.test(chunk))).toBe(true);
  });
  it('gives nothing for an empty text', () => expect(chunksOf(' \n\n ')).toEqual([]));
});
