/** A run of text with WhatsApp's marks, or a plain one. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] };
export type Block =
  | { readonly kind: 'line' | 'quote'; readonly inside: readonly Inline[] }
  | { readonly kind: 'item'; readonly mark: string; readonly inside: readonly Inline[] }
  | { readonly kind: 'mono'; readonly text: string };

const MARKS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
type Mark = keyof typeof MARKS;
const LINK = /https?:\/\/[^\s<>"']{1,2000}/g;
/** Marks beyond this depth stay as they were typed. */
const DEPTH = 4;

/** Reads WhatsApp's formatting: `*bold*`, `_italic_`, `~strike~`, code in backticks, quotes and lists. Total: whatever is no mark stays text. */
export function parseFormat(text: string): Block[] {
  const blocks: Block[] = [];
  const parts = text.split('```');
  for (const [index, part] of parts.entries()) {
    const isMono = index % 2 === 1 && index < parts.length - 1;
    if (isMono) blocks.push({ kind: 'mono', text: part.replace(/^\n|\n$/g, '') });
    else if (part !== '' || parts.length === 1) blocks.push(...linesOf(index % 2 === 1 ? `\`\`\`${part}` : trimmedBeside(part, index, parts.length)));
  }
  return blocks;
}

/** The words alone, on one line: for previews. */
export function plainText(text: string): string {
  return parseFormat(text).map((block) => block.kind === 'mono' ? block.text : block.inside.map(wordsOf).join('')).join(' ').trim();
}

function wordsOf(inline: Inline): string {
  return 'inside' in inline ? inline.inside.map(wordsOf).join('') : inline.text;
}

/** A line break next to a block belongs to the block. */
function trimmedBeside(part: string, index: number, count: number): string {
  const start = index > 0 ? part.replace(/^\n/, '') : part;
  return index < count - 1 ? start.replace(/\n$/, '') : start;
}

function linesOf(text: string): Block[] {
  return text.split('\n').map((line): Block => {
    if (line.startsWith('> ')) return { kind: 'quote', inside: parseInline(line.slice(2)) };
    const item = /^(?:([-*]) |(\d{1,3})\. )(?=\S)/.exec(line);
    if (item) return { kind: 'item', mark: item[2] === undefined ? '•' : `${item[2]}.`, inside: parseInline(line.slice(item[0].length)) };
    return { kind: 'line', inside: parseInline(line) };
  });
}

export function parseInline(text: string, depth = 0): Inline[] {
  const runs: Inline[] = [];
  const nextCloser = closersOf(text);
  let plain = 0;
  let at = 0;
  const flush = (end: number): void => {
    if (end > plain) runs.push(...linked(text.slice(plain, end)));
  };
  while (at < text.length) {
    const end = depth < DEPTH && opens(text, at) ? nextCloser(text[at] ?? '', at + 2) : undefined;
    if (end === undefined) {
      at += 1;
      continue;
    }
    flush(at);
    const inside = text.slice(at + 1, end);
    const mark = text[at];
    runs.push(mark === '`' ? { kind: 'code', text: inside } : { kind: MARKS[mark as Mark], inside: parseInline(inside, depth + 1) });
    at = end + 1;
    plain = at;
  }
  flush(text.length);
  return runs;
}

function isMark(letter: string | undefined): boolean {
  return letter !== undefined && (letter === '`' || letter in MARKS);
}
function opens(text: string, at: number): boolean {
  const after = text[at + 1];
  return isMark(text[at]) && !isWord(text[at - 1]) && after !== undefined && after !== text[at] && !/\s/.test(after);
}

/** Finds where a mark closes. Asked from left to right it looks at every letter once, however many marks stay open. */
function closersOf(text: string): (mark: string, from: number) => number | undefined {
  const places = new Map<string, { readonly all: number[]; next: number }>();
  for (let at = 1; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === undefined || !isMark(mark) || /\s/.test(text[at - 1] ?? '') || isWord(text[at + 1])) continue;
    const known = places.get(mark);
    if (known) known.all.push(at);
    else places.set(mark, { all: [at], next: 0 });
  }
  return (mark, from) => {
    const place = places.get(mark);
    if (!place) return undefined;
    while ((place.all[place.next] ?? from) < from) place.next += 1;
    return place.all[place.next];
  };
}
function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}

function linked(text: string): Inline[] {
  const runs: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const href = match[0].replace(/[.,;:!?)\]]+$/, '');
    if (match.index > from) runs.push({ kind: 'text', text: text.slice(from, match.index) });
    runs.push({ kind: 'link', text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length) runs.push({ kind: 'text', text: text.slice(from) });
  return runs;
}
