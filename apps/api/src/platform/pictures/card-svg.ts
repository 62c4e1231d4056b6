import { type Card, type CardItem, MOST_CELLS, MOST_ROWS } from './card.js';
import type { Line, Scribe, Style } from './scribe.js';

export const CARD_WIDTH = 1080;
const MARGIN = 48;
const INNER = CARD_WIDTH - 2 * MARGIN;
const GAP = 20;
const COLOURS = { paper: '#f4f1ea', panel: '#ffffff', ink: '#1c2326', quiet: '#5d666b', accent: '#0b6b57', offer: '#b3261e', tint: '#d9ece5' } as const;
const FROM: Style = { size: 26, weight: 'regular' };
const HEADING: Style = { size: 52, weight: 'bold' };
const NOTE: Style = { size: 22, weight: 'regular' };
const HEAD = 176;
const FOOT = 72;

const WORD = /[\p{L}\p{N}]/u;

/** The SVG of a card. All that it is made of are numbers, colours of ours, outlines, and photos as data. @throws Error when nothing of a title can be written */
export function cardSvg(card: Card, scribe: Scribe): string {
  if (card.items.some(({ title }) => WORD.test(title) && !WORD.test(scribe.known(title)))) throw new Error('no font has the letters of a title');
  const sheet = new Sheet(card, scribe);
  const body = card.layout === 'rows' ? rows(card, sheet) : cells(card, sheet);
  const height = HEAD + body.height + FOOT;
  const head = sheet.start(sheet.fit(card.from, INNER, FROM), MARGIN, 78, COLOURS.accent) + sheet.start(sheet.fit(card.heading, INNER, HEADING), MARGIN, 138, COLOURS.ink);
  const foot = sheet.start(sheet.fit(card.note, INNER, NOTE), MARGIN, height - 30, COLOURS.quiet);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${height}" viewBox="0 0 ${CARD_WIDTH} ${height}"><rect width="${CARD_WIDTH}" height="${height}" fill="${COLOURS.paper}"/>${head}${body.svg}${foot}</svg>`;
}

/** Places things as if it were written from left to right; a card from right to left is its mirror. */
class Sheet {
  #clips = 0;
  constructor(private readonly card: Card, private readonly scribe: Scribe) {}

  fit(text: string, width: number, style: Style): Line {
    return this.scribe.fit(text, width, style, this.card.direction);
  }
  wrap(text: string, width: number, most: number, style: Style): Line[] {
    return this.scribe.wrap(text, width, most, style, this.card.direction);
  }
  /** A line that begins at `x`. */
  start(line: Line, x: number, baseline: number, colour: string): string {
    return `<g fill="${colour}" transform="translate(${this.#left(x, line.width)} ${baseline})">${line.svg}</g>`;
  }
  /** A line that ends at `x`. */
  end(line: Line, x: number, baseline: number, colour: string): string {
    return this.start(line, x - line.width, baseline, colour);
  }
  strike(x: number, width: number, baseline: number, size: number): string {
    return `<rect x="${this.#left(x, width)}" y="${baseline - size * 0.33}" width="${width}" height="2.5" fill="${COLOURS.quiet}"/>`;
  }
  panel(x: number, y: number, width: number, height: number): string {
    return `<rect x="${this.#left(x, width)}" y="${y}" width="${width}" height="${height}" rx="24" fill="${COLOURS.panel}"/>`;
  }
  /** The photo, cut to its place; without one the first letter of the title. */
  photo({ photo, title }: CardItem, x: number, y: number, width: number, height: number): string {
    const left = this.#left(x, width);
    const place = `x="${left}" y="${y}" width="${width}" height="${height}"`;
    if (photo === null) {
      const letter = this.fit([...title].slice(0, 1).join('').toUpperCase(), width, { size: Math.min(width, height) * 0.44, weight: 'bold' });
      return `<rect ${place} rx="16" fill="${COLOURS.tint}"/><g fill="${COLOURS.accent}" transform="translate(${left + (width - letter.width) / 2} ${y + height / 2 + Math.min(width, height) * 0.16})">${letter.svg}</g>`;
    }
    this.#clips += 1;
    const type = photo[0] === 0x89 ? 'image/png' : 'image/jpeg';
    return `<clipPath id="c${this.#clips}"><rect ${place} rx="16"/></clipPath><image ${place} preserveAspectRatio="xMidYMid slice" clip-path="url(#c${this.#clips})" href="data:${type};base64,${Buffer.from(photo).toString('base64')}"/>`;
  }
  #left(x: number, width: number): number {
    return Math.round((this.card.direction === 'rtl' ? CARD_WIDTH - x - width : x) * 100) / 100;
  }
}

interface Body { readonly svg: string; readonly height: number }
const ROW = 148;
const ROW_TITLE: Style = { size: 32, weight: 'bold' };
const ROW_DETAIL: Style = { size: 24, weight: 'regular' };
const ROW_PRICE: Style = { size: 34, weight: 'bold' };

function rows({ items }: Card, sheet: Sheet): Body {
  const shown = items.slice(0, MOST_ROWS);
  const svg = shown.map((item, index) => row(item, HEAD + index * (ROW + GAP), sheet)).join('');
  return { svg, height: shown.length * (ROW + GAP) };
}

function row(item: CardItem, y: number, sheet: Sheet): string {
  const end = MARGIN + INNER - 28;
  const price = sheet.fit(item.price, 320, ROW_PRICE);
  const before = item.before === null ? undefined : sheet.fit(item.before, 320, ROW_DETAIL);
  const from = MARGIN + 16 + 116 + 24;
  const room = end - Math.max(price.width, before?.width ?? 0) - 24 - from;
  const priceAt = y + (before === undefined ? 86 : 70);
  return [
    sheet.panel(MARGIN, y, INNER, ROW), sheet.photo(item, MARGIN + 16, y + 16, 116, 116),
    sheet.start(sheet.fit(item.title, room, ROW_TITLE), from, y + 68, COLOURS.ink), sheet.start(sheet.fit(item.detail, room, ROW_DETAIL), from, y + 108, COLOURS.quiet),
    sheet.end(price, end, priceAt, before === undefined ? COLOURS.accent : COLOURS.offer),
    ...(before === undefined ? [] : [sheet.end(before, end, y + 110, COLOURS.quiet), sheet.strike(end - before.width, before.width, y + 110, ROW_DETAIL.size)]),
  ].join('');
}

const CELL_PAD = 20;

function cells({ items }: Card, sheet: Sheet): Body {
  const shown = items.slice(0, MOST_CELLS);
  const columns = shown.length <= 3 ? Math.max(1, shown.length) : 2;
  const width = (INNER - (columns - 1) * GAP) / columns;
  let [y, svg] = [HEAD, ''];
  for (let first = 0; first < shown.length; first += columns) {
    const drawn = shown.slice(first, first + columns).map((item, column) => cell(item, MARGIN + column * (width + GAP), y, width, sheet));
    const height = Math.max(...drawn.map((each) => each.height));
    svg += drawn.map((each, column) => sheet.panel(MARGIN + column * (width + GAP), y, width, height) + each.svg).join('');
    y += height + GAP;
  }
  return { svg, height: y - HEAD };
}

function cell(item: CardItem, x: number, top: number, width: number, sheet: Sheet): Body {
  const isLarge = width > 600;
  const [inner, from] = [width - 2 * CELL_PAD, x + CELL_PAD];
  const photoHeight = isLarge ? 640 : Math.min(inner, 400);
  const title: Style = { size: isLarge ? 46 : 30, weight: 'bold' };
  const price: Style = { size: isLarge ? 60 : 38, weight: 'bold' };
  const small: Style = { size: isLarge ? 30 : 23, weight: 'regular' };
  let y = top + CELL_PAD + photoHeight + 14;
  const parts = [sheet.photo(item, from, top + CELL_PAD, inner, photoHeight)];
  const write = (lines: readonly Line[], style: Style, colour: string): void => {
    for (const line of lines) {
      y += style.size * 1.32;
      parts.push(sheet.start(line, from, y, colour));
    }
  };
  write(sheet.wrap(item.title, inner, 2, title), title, COLOURS.ink);
  y += 8;
  const before = item.before === null ? undefined : sheet.fit(item.before, inner, small);
  if (before !== undefined) {
    write([before], small, COLOURS.quiet);
    parts.push(sheet.strike(from, before.width, y, small.size));
  }
  write([sheet.fit(item.price, inner, price)], price, before === undefined ? COLOURS.accent : COLOURS.offer);
  y += 6;
  for (const text of [item.detail, ...item.facts].filter((each) => each !== '')) write(sheet.wrap(text, inner, 3, small), small, COLOURS.quiet);
  return { svg: parts.join(''), height: y - top + CELL_PAD + 8 };
}
