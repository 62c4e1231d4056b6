import type { MediaKind } from '#contracts';
import type { Capabilities, Provider } from '#providers/contract';
import { AppError } from '../../../platform/errors/app-error.js';
import { snakeKey } from '../public-content.js';
import type { OutgoingContentDto } from './outgoing-content.dto.js';

/** @throws AppError message.unsupported_kind when the account's provider has nothing like it */
export function demandSendableKind(can: Capabilities, kind: OutgoingContentDto['kind']): void {
  if (!hasKind(can, kind)) throw AppError.field('message.unsupported_kind', '/content/kind');
}
function hasKind(can: Capabilities, kind: OutgoingContentDto['kind']): boolean {
  switch (kind) {
    case 'text': return true;
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return can.media[kind].mimeTypes.length > 0;
    case 'location': return can.location;
    case 'contacts': return can.contacts;
    case 'buttons': return can.buttons !== undefined;
    case 'list': return can.list !== undefined;
    case 'reaction': return can.reactions;
    // Where the provider knows none they are filled in here.
    case 'template': return true;
  }
}

/**
 * @param kind what the file is to be sent as; undefined when nothing of its kind may stand there
 * @throws AppError message.invalid
 */
export function demandSendableFile(can: Capabilities, kind: MediaKind | undefined, file: { readonly mimeType: string; readonly bytes: number | null }, pointer: string): void {
  const limits = kind && can.media[kind];
  const type = file.mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!limits?.mimeTypes.includes(type)) throw AppError.field('message.invalid', pointer, `A file of type ${type} cannot be sent as this`);
  if (file.bytes !== null && file.bytes > limits.maxBytes) throw AppError.field('message.invalid', pointer, `At most ${Math.floor(limits.maxBytes / 1024)} KB`);
}

/** @throws AppError message.too_long when length is all that is wrong, else message.invalid; each broken limit with its pointer */
export function demandWithinLimits(refusals: ReturnType<Provider['refusals']>): void {
  if (refusals.length === 0) return;
  const errors = refusals.map((refusal) => ({ ...refusal, pointer: `/content${publicPointer(refusal.pointer)}` }));
  const code = refusals.every((refusal) => refusal.code === 'too_long') ? 'message.too_long' : 'message.invalid';
  throw new AppError(code, { detail: errors.map((error) => `${error.pointer}: ${error.detail}`).slice(0, 3).join('; '), errors });
}

/** From the neutral content's pointer to that of the request: a file is named by `media_id`, a reaction's target by `message_id`. */
function publicPointer(pointer: string): string {
  return snakeKey(pointer).replace(/\/media(\/mime_type)?$/, '/media_id').replace(/\/media\/filename$/, '/filename').replace(/\/target_external_id$/, '/message_id');
}
