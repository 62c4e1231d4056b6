import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Message, sourceOf } from '../model.js';

const NAMES: Readonly<Record<ReturnType<typeof sourceOf>, MessageDescriptor>> = { notification: msg`Notification`, bulk: msg`Bulk message`, api: msg`API` };

/** How the author of a message is called that no person, assistant or phone wrote. */
export function madeBy(extra: Message['extra']): MessageDescriptor {
  return NAMES[sourceOf(extra)];
}
