import type { Block } from './document.js';

/** The part of a DOM node that is read here. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

const ELEMENT = 1;
const TEXT = 3;
const UNREAD: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'IFRAME', 'OBJECT', 'SELECT', 'TEXTAREA', 'BUTTON', 'HEAD', 'TITLE', 'MATH', 'CANVAS', 'VIDEO', 'AUDIO']);
const INLINE: ReadonlySet<string> = new Set([
  'A', 'ABBR', 'B', 'BDI', 'BDO', 'CITE', 'CODE', 'DATA', 'DEL', 'DFN', 'EM', 'FONT', 'I', 'INS', 'KBD', 'LABEL', 'MARK', 'Q', 'S', 'SAMP', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME', 'TT', 'U', 'VAR', 'WBR', 'IMG',
]);
/** Parts that stay together: one under the other, without an empty line. */
const ROWS: ReadonlySet<string> = new Set(['LI', 'TR', 'DT', 'DD']);
/** Two of them one after the other are two. */
const LISTS: ReadonlySet<string> = new Set(['UL', 'OL', 'DL', 'TABLE']);
const CELLS: ReadonlySet<string> = new Set(['TD', 'TH']);

/** Headings and texts below a node, as a reader of the page sees them. */
export function blocksOf(root: PageNode): Block[] {
  const reader = new BlockReader();
  reader.read(root);
  return reader.end();
}

class BlockReader {
  readonly #blocks: Block[] = [];
  #text = '';
  /** The text under way is a row of a list or table. */
  #isRow = false;
  #lastWasRow = false;

  read(node: PageNode): void {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT) this.#text += (child.textContent ?? '').replaceAll(/\s+/g, ' ');
      else if (child.nodeType === ELEMENT) this.#element(child, child.nodeName.toUpperCase());
    }
  }

  end(): Block[] {
    this.#flush();
    return this.#blocks;
  }

  #element(node: PageNode, name: string): void {
    if (UNREAD.has(name)) return;
    if (name === 'BR') {
      this.#text += '\n';
    } else if (INLINE.has(name)) {
      this.read(node);
    } else if (CELLS.has(name)) {
      if (this.#text.trim() !== '') this.#text = `${this.#text.trim()} | `;
      this.read(node);
    } else if (/^H[1-6]$/.test(name)) {
      this.#flush();
      this.#heading(Number(name[1]), (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
    } else if (name === 'PRE') {
      this.#flush();
      this.#text = node.textContent ?? '';
      this.#flush();
    } else {
      this.#block(node, ROWS.has(name));
    }
  }

  #heading(level: number, text: string): void {
    if (text === '') return;
    this.#blocks.push({ level, text });
    this.#lastWasRow = false;
  }

  #block(node: PageNode, isRow: boolean): void {
    // A paragraph inside a row is the row's own text.
    const outer = this.#isRow;
    if (!outer || isRow || this.#text.trim().length > 200) this.#flush();
    this.#isRow = outer || isRow;
    if (!outer && LISTS.has(node.nodeName.toUpperCase())) this.#lastWasRow = false;
    this.read(node);
    if (isRow || !outer) this.#flush();
    else this.#text += ' ';
    this.#isRow = outer;
  }

  #flush(): void {
    const text = this.#text.trim();
    this.#text = '';
    if (text === '') return;
    const last = this.#blocks.at(-1);
    if (this.#isRow && this.#lastWasRow && last && last.level === null && last.text.length + text.length < 700) this.#blocks[this.#blocks.length - 1] = { level: null, text: `${last.text}\n${text}` };
    else this.#blocks.push({ level: null, text });
    this.#lastWasRow = this.#isRow;
  }
}
