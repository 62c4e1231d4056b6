import type { Evidence } from './evidence.js';
import { normalise, once } from './reading-text.js';

const ENDINGS = 'com|net|org|io|ly|me|co|gg|to|cc|tv|shop|store|app|link|info|biz|xyz|top|site|online|click|page|dev|web|example|test|ru|cn|us|uk|de|es|fr|pt|br|mx|ar|cl|pe|in|ae|sa|eg|ma|ng|eu|it|nl|ch';
/** Of a name with dots; from its middle it would be looked through again and again. */
const BEGIN = '(?<![\\p{L}\\p{N}@])(?<!(?<!@[\\p{L}\\p{N}-]*)[\\p{L}\\p{N}-]\\.)';
const LINKS: readonly RegExp[] = [
  /\b(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.|hxxps?:)[^\s<>"')\]]+/giu,
  /\b(?:javascript|data|tel|sms|whatsapp):[^\s<>"')\]]+/giu,
  new RegExp(`${BEGIN}[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:${ENDINGS})(?![\\p{L}\\p{N}])(?:/[^\\s<>"')\\]]*)?`, 'giu'),
  new RegExp(`${BEGIN}[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}/[^\\s<>"')\\]]+`, 'giu'),
  /(?<![\p{L}\p{N}-])[\p{L}\p{N}-]+\s*(?:\[\.\]|\(\.\)|\[dot\]|\(dot\)|\sdot\s)\s*(?:com|net|org|io|me|co|shop|store|app|link|ru|example)(?![\p{L}\p{N}])/giu,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\S*)?/gu,
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu,
];

/** An address that nobody gave to the answer: a page, a mailbox, a number to call by a link; undefined when there is none. @param texts normalised */
export function unknownLink(texts: readonly string[], evidence: Evidence): string | undefined {
  const known = once(() => normalise([...evidence.prose, ...evidence.words, ...evidence.said].join('\n')));
  for (const match of texts.flatMap((text) => LINKS.flatMap((pattern) => [...text.matchAll(pattern)]))) {
    const link = match[0].replace(/[.,;:!?]+$/, '');
    if (!isIn(known(), link)) return link.slice(0, 120);
  }
  return undefined;
}

/** No part of these is a word of an address: "Avda.de la Paz". */
const IN_ADDRESS: readonly RegExp[] = [...LINKS.slice(0, 2), ...LINKS.slice(3, 5), new RegExp(`[\\p{L}\\p{N}-]{2,}\\.(?:com|net|org|io|co|gg|shop|store|app|link|info|biz|xyz|top|site|online|click|page|dev|web|example|test|ru|cn)(?![\\p{L}\\p{N}])`, 'giu'), /\S+@\S+\.\p{L}{2,}/giu];
/** A page or a mailbox in an address that the goods go to; undefined when there is none. @param text normalised */
export function linkInAddress(text: string): string | undefined {
  return IN_ADDRESS.flatMap((pattern) => [...text.matchAll(pattern)])[0]?.[0];
}

/** On its borders: "x.com" is not known through "fedex.com", nor "shop.co" through "shop.com". */
function isIn(known: string, link: string): boolean {
  for (let at = known.indexOf(link); at !== -1; at = known.indexOf(link, at + 1)) {
    if (!/[\p{L}\p{N}-]$/u.test(known.slice(0, at)) && !/^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u.test(known.slice(at + link.length))) return true;
  }
  return false;
}
