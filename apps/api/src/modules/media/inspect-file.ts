import type { MediaKind } from '#contracts';
import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../../platform/errors/app-error.js';
import { ACCEPTED_TYPES } from './file-kinds.js';
import { pictureSize } from './picture-size.js';

export interface InspectedFile { readonly mimeType: string; readonly kind: MediaKind; readonly width: number | null; readonly height: number | null }

/** Other names of accepted types, as file-type gives them. */
const SAME_TYPE: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4', 'video/x-m4v': 'video/mp4', 'audio/opus': 'audio/ogg', 'application/ogg': 'audio/ogg', 'audio/ogg; codecs=opus': 'audio/ogg', 'video/3gpp2': 'video/3gpp',
};
/** Word, Excel and PowerPoint before 2007 share one container; only the sender knows which it is. */
const OLD_OFFICE: Readonly<Record<string, string>> = { doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint' };

/**
 * What a file is, by its content.
 * @throws AppError media.type_refused for what WhatsApp does not take, media.too_large over its limit
 */
export async function inspectFile(bytes: Uint8Array, claimed: { filename?: string; mimeType?: string }): Promise<InspectedFile> {
  const mimeType = await typeOf(bytes, claimed);
  const accepted = mimeType === undefined ? undefined : ACCEPTED_TYPES[mimeType];
  if (mimeType === undefined || accepted === undefined) throw new AppError('media.type_refused', { detail: mimeType ? `${mimeType} is not a type that WhatsApp accepts` : 'The type of this file cannot be told from its content' });
  if (bytes.byteLength > accepted.maxBytes) throw new AppError('media.too_large', { detail: `WhatsApp takes up to ${Math.round(accepted.maxBytes / 1024)} KB of ${mimeType}` });
  const size = pictureSize(bytes, mimeType);
  return { mimeType, kind: accepted.kind, width: size?.width ?? null, height: size?.height ?? null };
}

async function typeOf(bytes: Uint8Array, claimed: { filename?: string; mimeType?: string }): Promise<string | undefined> {
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (found === 'application/x-cfb') return oldOfficeType(claimed);
  if (found !== undefined) return SAME_TYPE[found] ?? found;
  return isPlainText(bytes) ? 'text/plain' : undefined;
}

function oldOfficeType(claimed: { filename?: string; mimeType?: string }): string | undefined {
  const byName = OLD_OFFICE[claimed.filename?.split('.').at(-1)?.toLowerCase() ?? ''];
  return byName ?? Object.values(OLD_OFFICE).find((type) => type === claimed.mimeType);
}

/** Valid UTF-8 without control characters that is no markup: a page or a drawing could run as one in somebody's browser. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.byteLength === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Control characters other than white space and the C1 range.
    return !/[^\P{Cc}\t-\r\u007f-\u009f]/u.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}
