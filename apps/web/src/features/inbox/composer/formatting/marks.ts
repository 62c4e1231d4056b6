/** What WhatsApp knows to do with words. */
export const FORMATS = ['bold', 'italic', 'strike', 'code', 'list', 'quote'] as const;
export type Format = (typeof FORMATS)[number];

/** A text, and what is chosen in it. */
export interface Chosen { readonly text: string; readonly from: number; readonly to: number }

const AROUND: Readonly<Partial<Record<Format, string>>> = { bold: '*', italic: '_', strike: '~', code: '`' };
const BEFORE: Readonly<Partial<Record<Format, string>>> = { list: '- ', quote: '> ' };

/** The text with the marks of a format around or before what is chosen, or without them where it has them. */
export function formatted(chosen: Chosen, format: Format): Chosen {
  const before = BEFORE[format];
  return before === undefined ? around(chosen, AROUND[format] ?? '') : beforeLines(chosen, before);
}

function around({ text, from, to }: Chosen, mark: string): Chosen {
  if (text[from - 1] === mark && text[to] === mark) return { text: text.slice(0, from - 1) + text.slice(from, to) + text.slice(to + 1), from: from - 1, to: to - 1 };
  // Marks stand close to the words, and end with their line.
  const marked = text.slice(from, to).split('\n').map((line) => line.replace(/^(\s*)(.*?)(\s*)$/u, (whole, start: string, words: string, end: string) => (words === '' ? whole : start + mark + words + mark + end)));
  if (text.slice(from, to).trim() === '') return { text: text.slice(0, from) + mark + mark + text.slice(to), from: from + 1, to: from + 1 };
  const made = marked.join('\n');
  const isOne = marked.length === 1;
  const [start, end] = [made.indexOf(mark) + 1, made.lastIndexOf(mark)];
  return { text: text.slice(0, from) + made + text.slice(to), from: from + (isOne ? start : 0), to: from + (isOne ? end : made.length) };
}

function beforeLines({ text, from, to }: Chosen, mark: string): Chosen {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next === -1 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const made = (lines.every((line) => line.startsWith(mark)) ? lines.map((line) => line.slice(mark.length)) : lines.map((line) => mark + line)).join('\n');
  const caret = start + made.length;
  return { text: text.slice(0, start) + made + text.slice(end), from: from === to ? caret : start, to: caret };
}
