/** A part in quotes, in which quotes are doubled, or whatever stands between separators. */
const PART = /\s*(?:"((?:[^"]|"")*)"\s*(?=[,;|]|$)|([^,;|]*))(?:[,;|]|$)/gy;
const NEEDS_QUOTES = /[,;|]|^"/;

/** The texts of a cell, between commas, semicolons or bars; a text that holds one of them stands in quotes. */
export function listOf(cell: string): string[] {
  return [...cell.matchAll(PART)].map(([, quoted, bare = '']) => (quoted?.replaceAll('""', '"') ?? bare).trim()).filter((text) => text !== '');
}

/** The cell that `listOf` reads as `texts`. */
export function listCell(texts: readonly string[]): string {
  return texts.map((text) => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(', ');
}

/** The addresses of a cell, with spaces, line breaks or the signs of a list between them. */
export function addressesIn(cell: string): string[] {
  return [...new Set(cell.split(/\s+|[,;|]+(?=\s|$|https?:\/\/)/i).filter((part) => part !== ''))];
}
