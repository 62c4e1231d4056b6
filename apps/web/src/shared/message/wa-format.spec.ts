import fc from 'fast-check';
import { type Block, type Inline, parseFormat, parseInline, plainText } from './wa-format.js';

const plain = (text: string): Inline => ({ kind: 'text', text });
function wordsOf(runs: readonly Inline[]): string {
  return runs.map((run) => ('inside' in run ? wordsOf(run.inside) : run.text)).join('');
}
function allWords(blocks: readonly Block[]): string {
  return blocks.map((block) => ('inside' in block ? wordsOf(block.inside) : block.text)).join('');
}

describe('WhatsApp formatting', () => {
  it.each<[string, Inline[]]>([
    ['*bold* word', [{ kind: 'bold', inside: [plain('bold')] }, plain(' word')]],
    ['_it *both* is_', [{ kind: 'italic', inside: [plain('it '), { kind: 'bold', inside: [plain('both')] }, plain(' is')] }]],
    ['~no~ `*raw*`', [{ kind: 'strike', inside: [plain('no')] }, plain(' '), { kind: 'code', text: '*raw*' }]],
    ['2*3*4 and snake_case_name', [plain('2*3*4 and snake_case_name')]],
    ['* open', [plain('* open')]],
    ['see https://example.com/a?b=1.', [plain('see '), { kind: 'link', text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' }, plain('.')]],
    ['javascript:alert(1)', [plain('javascript:alert(1)')]],
    ['<img src=x onerror=alert(1)>', [plain('<img src=x onerror=alert(1)>')]],
  ])('reads %s', (text, runs) => {
    expect(parseInline(text)).toEqual(runs);
  });

  it('reads quotes, lists and blocks of code line by line', () => {
    expect(parseFormat('> said\n- one\n2. two\nend\n```\nlet a\n```')).toEqual([
      { kind: 'quote', inside: [plain('said')] }, { kind: 'item', mark: '•', inside: [plain('one')] }, { kind: 'item', mark: '2.', inside: [plain('two')] },
      { kind: 'line', inside: [plain('end')] }, { kind: 'mono', text: 'let a' },
    ]);
  });

  it('says the words alone for a preview', () => {
    expect(plainText('*Luna* lamp\n- _from_ ~€9~ €7\n2*3 snake_case')).toBe('Luna lamp from €9 €7 2*3 snake_case');
  });

  it('leaves an open block of code as it was typed', () => {
    expect(allWords(parseFormat('a ```b'))).toBe('a ```b');
  });

  it('loses no letter of any text', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', '1', ' ', '*', '_', '~', '`', '\n', '>', '-', '.', '😀', 'ع'), maxLength: 60 });
    const bare = (text: string): string => text.replaceAll(/[*_~`\s>•.-]|\d+\./g, '').replaceAll(/\d/g, '');
    fc.assert(fc.property(letters, (text) => {
      expect(bare(allWords(parseFormat(text)))).toBe(bare(text));
    }));
  });

  it('reads a megabyte of opening marks without looking back and forth for ever', () => {
    const text = '*a '.repeat(350_000);
    expect(wordsOf(parseInline(text))).toBe(text);
  });
});
