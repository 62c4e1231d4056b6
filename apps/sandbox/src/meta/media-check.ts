import { whatsappError } from './graph-error.js';
import { MEDIA_RULES, bareType, bytesMatchType, type MediaLibrary, type MediaType } from './media-library.js';
import type { Param } from './param.js';
import type { Failure } from './statuses.js';
import type { BusinessAccount, BusinessNumber } from './world.js';

const CAPTION = { min: 0, max: 1024 } as const;

/** What a send is checked against. */
export interface CheckContext { readonly number: BusinessNumber; readonly business: BusinessAccount; readonly media: MediaLibrary }

/** Checks a media object by id or link; returns the failure that Meta reports only later. */
export function checkMedia(media: Param, type: MediaType, context: CheckContext): Failure | undefined {
  const keys = ['id', 'link', ...(type === 'audio' ? ['voice'] : type === 'sticker' ? [] : ['caption']), ...(type === 'document' ? ['filename'] : [])];
  media.only(...keys);
  if (media.has('id') === media.has('link')) {
    throw whatsappError(media.has('id') ? 131009 : 131008, `Exactly one of 'id' and 'link' is needed for ${type}.`);
  }
  media.optionalText('caption', CAPTION);
  media.optionalText('filename', { max: 240 });
  const voice = media.optionalFlag('voice') === true;
  const link = media.optionalText('link', { max: 2048 });
  if (link !== undefined) {
    if (!/^https?:\/\/[^\s]+$/.test(link)) throw whatsappError(131009, `'${link}' is not a valid link.`);
    return undefined;
  }
  const id = media.text('id', { max: 64 });
  const file = context.media.find(id);
  if (file?.numberId !== context.number.id) throw whatsappError(131009, `'${id}' is not a valid whatsapp business account media attachment ID`);
  const rule = MEDIA_RULES[type];
  const fits = (rule.mimeTypes as readonly string[]).includes(bareType(file.mimeType)) && file.bytes.length <= rule.maxBytes;
  if (!fits) return { code: 131053, details: `Media of type ${file.mimeType} and ${file.bytes.length} bytes cannot be sent as ${type}.` };
  if (!bytesMatchType(file.bytes, file.mimeType)) return { code: 131053, details: `Media file is not what its type ${file.mimeType} says.` };
  if (voice && bareType(file.mimeType) !== 'audio/ogg') return { code: 131053, details: 'Voice messages need OGG with the OPUS codec.' };
  return undefined;
}
