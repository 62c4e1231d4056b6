import { isRecord } from '../http/router.js';
import { isOfType, pixelsOf } from '../phone/picture-file.js';
import { anthropicError } from './anthropic-error.js';

const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
/** Of the base64 text, as the API counts. */
const LARGEST = 5 * 1024 * 1024;
const MOST_PIXELS = 8_000;

function invalid(message: string): Error {
  return anthropicError('invalid_request_error', message);
}

/**
 * The source of an image block, as the Messages API takes it.
 * @throws Refusal with `invalid_request_error`
 */
export function checkImage(block: Readonly<Record<string, unknown>>, at: string): void {
  for (const key of Object.keys(block)) if (!['type', 'source', 'cache_control'].includes(key)) throw invalid(`${at}.image.${key}: Extra inputs are not permitted`);
  const { source } = block;
  if (!isRecord(source)) throw invalid(`${at}.image.source: Field required`);
  if (source['type'] !== 'base64') throw invalid(`${at}.image.source: the sandbox has no way to fetch a source of type '${String(source['type'])}'`);
  for (const key of Object.keys(source)) if (!['type', 'media_type', 'data'].includes(key)) throw invalid(`${at}.image.source.base64.${key}: Extra inputs are not permitted`);
  const { media_type: type, data } = source;
  if (typeof type !== 'string' || !MEDIA_TYPES.includes(type)) throw invalid(`${at}.image.source.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'`);
  if (typeof data !== 'string' || data === '') throw invalid(`${at}.image.source.base64.data: Field required`);
  if (data.length > LARGEST) throw invalid(`${at}.image.source.base64: image exceeds 5 MB maximum: ${data.length} bytes > ${LARGEST} bytes`);
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) throw invalid(`${at}.image.source.base64.data: Invalid base64 data`);
  const bytes = Buffer.from(data, 'base64');
  const found = MEDIA_TYPES.find((each) => isOfType(bytes, each));
  if (found === undefined) throw invalid('Could not process image');
  if (found !== type) throw invalid(`${at}.image.source.base64.data: The image was specified using the ${type} media type, but the image appears to be a ${found} image`);
  const { width, height } = pixelsOf(bytes) ?? { width: 1, height: 1 };
  if (Math.max(width, height) > MOST_PIXELS) throw invalid(`${at}.image.source.base64.data: At least one of the image dimensions exceed max allowed size: ${MOST_PIXELS} pixels`);
}

/** Tokens of an image block: one for 750 pixels, after it was made as small as the API makes it. */
export function imageTokens(block: Readonly<Record<string, unknown>>): number {
  const source = isRecord(block['source']) ? block['source'] : {};
  const { width, height } = pixelsOf(Buffer.from(String(source['data'] ?? ''), 'base64')) ?? { width: 1, height: 1 };
  return Math.max(1, Math.min(1_600, Math.ceil((width * height) / 750)));
}
