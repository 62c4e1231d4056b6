import bidiModule, { type Bidi } from 'bidi-js';
import type * as HarfBuzz from 'harfbuzzjs';

export interface Style { readonly size: number; readonly weight: 'regular' | 'bold' }
/** A line of text as SVG paths around the origin of its baseline; `width` in pixels. */
export interface Line { readonly svg: string; readonly width: number }
/** Font files of one weight; the first that has a letter writes it. */
export type FontFiles = Readonly<Record<Style['weight'], readonly Uint8Array[]>>;

interface Run { readonly text: string; readonly level: number; readonly font: HarfBuzz.Font; readonly script: string }
type Marked = Omit<Run, 'text'> & { readonly char: string };

const bidi = openBidi(bidiModule);
const SCRIPTS: readonly (readonly [string, RegExp])[] = [['Arab', /\p{Script=Arabic}/u], ['Deva', /\p{Script=Devanagari}/u], ['Cyrl', /\p{Script=Cyrillic}/u], ['Grek', /\p{Script=Greek}/u], ['Latn', /\p{Script=Latin}/u]];
/** Takes part in a letter, or is not seen: written in the font of what stands before it. */
const JOINED = /[\p{M}\p{Default_Ignorable_Code_Point}]/u;

/**
 * Turns text into outlines: directions by the Unicode algorithm, shapes by HarfBuzz, because what draws the picture joins
 * Arabic well and Devanagari not. Letters that no font has are left out.
 */
export class Scribe {
  readonly #fonts: Readonly<Record<Style['weight'], readonly HarfBuzz.Font[]>>;

  constructor(private readonly hb: typeof HarfBuzz, files: FontFiles) {
    const open = (weight: Style['weight']): HarfBuzz.Font[] => files[weight].map((file) => new hb.Font(new hb.Face(new hb.Blob(file))));
    this.#fonts = { regular: open('regular'), bold: open('bold') };
  }

  /** The text without the letters that no font has. */
  known(text: string): string {
    return [...text.replaceAll(/\s+/g, ' ')].filter((char) => this.#fontOf(char, 'regular') !== undefined || JOINED.test(char)).join('').trim();
  }

  line(text: string, style: Style, direction: 'ltr' | 'rtl'): Line {
    const parts: string[] = [];
    let x = 0;
    for (const run of this.#runs(this.known(text), style.weight, direction)) {
      const buffer = new this.hb.Buffer();
      buffer.addText(run.text);
      buffer.setDirection(run.level % 2 === 1 ? this.hb.Direction.RTL : this.hb.Direction.LTR);
      buffer.setScript(run.script);
      buffer.guessSegmentProperties();
      this.hb.shape(run.font, buffer);
      for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
        const path = run.font.glyphToPath(codepoint);
        if (path !== '') parts.push(`<path transform="translate(${x + xOffset} ${yOffset})" d="${path}"/>`);
        x += xAdvance;
      }
    }
    const scale = style.size / UNITS;
    return { svg: `<g transform="scale(${scale} ${-scale})">${parts.join('')}</g>`, width: x * scale };
  }

  /** As much of the text as fits, with an ellipsis where something was cut. */
  fit(text: string, width: number, style: Style, direction: 'ltr' | 'rtl'): Line {
    const whole = this.line(text, style, direction);
    if (whole.width <= width) return whole;
    const chars = [...text];
    let [low, high] = [0, chars.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.line(shortened(chars, middle), style, direction).width <= width) low = middle;
      else high = middle - 1;
    }
    return this.line(shortened(chars, low), style, direction);
  }

  /** The text in lines of whole words; the last one is cut where there is more. */
  wrap(text: string, width: number, most: number, style: Style, direction: 'ltr' | 'rtl'): Line[] {
    const lines: string[] = [];
    for (const word of this.known(text).split(' ').filter((each) => each !== '')) {
      const last = lines.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      if (last !== undefined && (lines.length >= most || this.line(longer, style, direction).width <= width)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.map((line) => this.fit(line, width, style, direction));
  }

  #fontOf(char: string, weight: Style['weight']): HarfBuzz.Font | undefined {
    return this.#fonts[weight].find((font) => (font.nominalGlyph(char.codePointAt(0) ?? 0) ?? 0) !== 0);
  }

  /** Pieces of one direction, font and script, from left to right. */
  #runs(text: string, weight: Style['weight'], direction: 'ltr' | 'rtl'): Run[] {
    const { levels } = bidi.getEmbeddingLevels(text, direction);
    const firstScript = scriptOf([...text].find((char) => scriptOf(char) !== undefined) ?? 'a') ?? 'Latn';
    let before: Marked | undefined;
    let at = 0;
    const marked = [...text].flatMap((char): Marked[] => {
      const level = levels[at] ?? 0;
      at += char.length;
      const own = JOINED.test(char) ? before?.font : this.#fontOf(char, weight);
      if (own === undefined) return [];
      before = { char, level, font: own, script: scriptOf(char) ?? before?.script ?? firstScript };
      return [before];
    });
    const runs: Run[] = [];
    for (const { char, level, font, script } of marked) {
      const last = runs.at(-1);
      if (last?.level === level && last.font === font && last.script === script) runs[runs.length - 1] = { ...last, text: last.text + char };
      else runs.push({ text: char, level, font, script });
    }
    return inVisualOrder(runs);
  }
}

/** The package is a function; its types describe a module with a function. */
function openBidi(module: unknown): Bidi {
  if (typeof module !== 'function') throw new Error('bidi-js is not what it was');
  return (module as () => Bidi)();
}

/** Units of the em square of all Noto fonts. */
const UNITS = 1000;

function shortened(chars: readonly string[], length: number): string {
  return `${chars.slice(0, length).join('').trimEnd()}…`;
}

function scriptOf(char: string): string | undefined {
  return SCRIPTS.find(([, pattern]) => pattern.test(char))?.[0];
}

/** Rule L2 of the Unicode algorithm: from the highest level down to the lowest odd one, whatever stands at it or above is turned around. */
function inVisualOrder(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end += 1;
      if (end > start + 1) ordered.splice(start, end - start, ...ordered.slice(start, end).toReversed());
      start = Math.max(start, end - 1);
    }
  }
  return ordered;
}
