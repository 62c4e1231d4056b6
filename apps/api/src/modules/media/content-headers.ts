import type { MediaFile } from './media-files.service.js';

/** Kinds that a browser shows in place; documents are only ever saved. */
const SHOWN: ReadonlySet<string> = new Set(['image', 'sticker', 'audio', 'video']);

/** Headers of a file's bytes. They come from strangers: never a page of ours, never anybody else's cache. */
export function contentHeaders(file: MediaFile): Record<string, string> {
  const disposition = SHOWN.has(file.kind) ? 'inline' : 'attachment';
  return {
    'content-type': file.mimeType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mimeType,
    'content-disposition': file.filename === null ? disposition : `${disposition}; filename="${asciiName(file.filename)}"; filename*=UTF-8''${encodedName(file.filename)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag: `"${file.sha256 ?? file.id}"`,
  };
}

/** What a client without RFC 8187 sees. */
function asciiName(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
}
function encodedName(name: string): string {
  return encodeURIComponent(name.replaceAll(/\p{Cs}/gu, '_')).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** First and last byte that a Range header asks for (RFC 9110, one range), undefined when it asks for all, `unsatisfiable` when there are no such bytes. */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'unsatisfiable' | undefined {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (asked === null || (asked[1] === '' && asked[2] === '')) return undefined;
  if (asked[1] === '') {
    const last = Number(asked[2]);
    return last === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(asked[1]);
  const end = asked[2] === '' ? size - 1 : Math.min(Number(asked[2]), size - 1);
  return start >= size || end < start ? 'unsatisfiable' : { start, end };
}
