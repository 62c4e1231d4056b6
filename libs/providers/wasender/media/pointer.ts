import { listOf, present, readJson, textOf, type JsonObject } from '#providers/contract';

/** Where a received file lies and how it is encrypted, in one text that stands for the file until it is fetched. */
export interface MediaPointer {
  /** Id of its message. */
  readonly id: string;
  readonly kind: string;
  readonly url: string;
  readonly mediaKey: string;
  readonly mimeType?: string;
  /** Base64, of the plain file. */
  readonly sha256?: string;
  readonly bytes?: string;
  readonly fileName?: string;
}
const FILE_HOST = 'https://mmg.whatsapp.net';

/** The pointer of a media message; undefined when it names no file (a view-once photo that only the phone gets). */
export function pointerOf(id: string, kind: string, part: JsonObject): string | undefined {
  const path = textOf(part.directPath);
  const url = textOf(part.url) ?? (path?.startsWith('/') ? `${FILE_HOST}${path}` : undefined);
  const mediaKey = textOf(part.mediaKey);
  if (url === undefined || mediaKey === undefined) return undefined;
  const values = [id, kind, url, mediaKey, textOf(part.mimetype) ?? '', textOf(part.fileSha256) ?? '', textOf(part.fileLength) ?? '', textOf(part.fileName) ?? ''];
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Undefined when the text is no pointer. */
export function readPointer(text: string): MediaPointer | undefined {
  const [id, kind, url, mediaKey, mimeType, sha256, bytes, fileName] = listOf(readJson(Buffer.from(text, 'base64url'))).map(textOf);
  if (id === undefined || kind === undefined || url === undefined || mediaKey === undefined) return undefined;
  return present({ id, kind, url, mediaKey, mimeType, sha256, bytes, fileName });
}
