import { whatsappError } from './graph-error.js';
import { checkInteractive } from './interactive-check.js';
import { checkMedia, type CheckContext } from './media-check.js';
import { MEDIA_TYPES } from './media-library.js';
import type { Param } from './param.js';
import type { Failure } from './statuses.js';
import { checkTemplate } from './template-check.js';
import type { Template } from './world.js';

const OTHER_TYPES = ['text', 'location', 'contacts', 'reaction', 'interactive', 'template'] as const;
/** A reaction's target may be at most this old. */
export const REACTION_TARGET_MS = 30 * 24 * 60 * 60 * 1000;

/** What passed the check. `failure` is what Meta only finds out after it answered. */
export interface CheckedContent { readonly type: string; readonly template?: Template; readonly failure?: Failure; readonly reactionTo?: string }

/**
 * Reads the content of a send as Meta does.
 * @throws GraphError for everything Meta refuses in its answer
 */
export function checkContent(body: Param, type: string, context: CheckContext): CheckedContent {
  const media = MEDIA_TYPES.find((each) => each === type);
  if (media) {
    const failure = checkMedia(body.child(media), media, context);
    return { type, ...(failure === undefined ? {} : { failure }) };
  }
  const known = OTHER_TYPES.find((each) => each === type);
  switch (known) {
    case 'text': {
      const text = body.child('text').only('body', 'preview_url');
      text.text('body', { max: 4096 });
      text.optionalFlag('preview_url');
      return { type };
    }
    case 'location': {
      const location = body.child('location').only('latitude', 'longitude', 'name', 'address');
      location.degrees('latitude', 90);
      location.degrees('longitude', 180);
      location.optionalText('name', { max: 1000 });
      location.optionalText('address', { max: 1000 });
      return { type };
    }
    case 'contacts':
      for (const contact of body.list('contacts', { max: 257 })) checkContact(contact);
      return { type };
    case 'reaction': {
      if (body.has('context')) throw whatsappError(131009, 'Reaction messages cannot carry a context.');
      const reaction = body.child('reaction').only('message_id', 'emoji');
      const reactionTo = reaction.text('message_id', { max: 512 });
      reaction.text('emoji', { min: 0, max: 32 });
      return { type, reactionTo };
    }
    case 'interactive':
      checkInteractive(body.child('interactive'), context);
      return { type };
    case 'template':
      return { type, template: checkTemplate(body.child('template'), context) };
    case undefined:
      throw whatsappError(131051, `Message type "${type}" is not supported.`);
  }
}

function checkContact(contact: Param): void {
  contact.only('name', 'phones', 'emails', 'addresses', 'org', 'urls', 'birthday');
  const name = contact.child('name').only('formatted_name', 'first_name', 'last_name', 'middle_name', 'suffix', 'prefix');
  name.text('formatted_name', { max: 1024 });
  const parts = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'] as const;
  if (!parts.some((part) => name.has(part))) throw whatsappError(131008, 'contacts[name] needs formatted_name and at least one other part of the name.');
  if (contact.has('phones')) for (const phone of contact.list('phones', { min: 0, max: 100 })) phone.only('phone', 'type', 'wa_id');
  if (contact.has('emails')) for (const email of contact.list('emails', { min: 0, max: 100 })) email.only('email', 'type');
}
