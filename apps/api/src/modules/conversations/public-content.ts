import { type MessageContent, publicId } from '#contracts';

/** What somebody else wrote as JSON: its keys are theirs. */
const VERBATIM: ReadonlySet<string> = new Set(['response', 'data']);
/** The provider's ids and addresses of a file are nobody's business. */
const HIDDEN: ReadonlySet<string> = new Set(['url', 'externalId']);

/** Content as the API shows it: snake_case, our file ids in their public form. */
export function publicContent(content: MessageContent): Record<string, unknown> {
  return snakeObject(content);
}

function snakeObject(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [snakeKey(key), key === 'media' ? publicMedia(value) : VERBATIM.has(key) ? value : snakeValue(value)]));
}
function snakeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeValue);
  return typeof value === 'object' && value !== null ? snakeObject(value) : value;
}
function publicMedia(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const shown = Object.entries(value).filter(([key]) => !HIDDEN.has(key));
  return snakeObject(Object.fromEntries(shown.map(([key, part]) => [key, key === 'mediaId' && typeof part === 'string' ? publicId('media', part) : part])));
}

/** `mimeType` is shown as `mime_type`. */
export function snakeKey(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
