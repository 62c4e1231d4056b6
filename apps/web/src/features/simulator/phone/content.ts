import { type Parts, partsIn, textIn } from '../../../shared/message/parts.js';
import { plainText } from '../../../shared/message/wa-format.js';

/** Any value as an object whose parts can be asked for. */
export function partsOf(value: unknown): Parts {
  return partsIn({ value }, 'value');
}

/** Only an address that opens a page elsewhere. */
export function linkIn(parts: Parts, name: string): string | undefined {
  const link = textIn(parts, name);
  return /^https?:\/\//.test(link) ? link : undefined;
}

/** A few words about a bubble, for whoever quotes it. */
export function wordsOf(content: unknown): string {
  const parts = partsOf(content);
  const words = [
    textIn(parts, 'body'), textIn(partsIn(parts, 'body'), 'text'), textIn(parts, 'caption'), textIn(parts, 'text'), textIn(parts, 'name'),
    textIn(partsIn(parts, 'button_reply'), 'title'), textIn(partsIn(parts, 'list_reply'), 'title'), textIn(parts, 'filename'),
  ].find((each) => each !== '') ?? '';
  return plainText(words);
}
