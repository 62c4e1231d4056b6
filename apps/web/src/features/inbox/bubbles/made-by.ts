import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Message } from '../model.js';

/** What wrote a message that no person, assistant or phone wrote: a rule of the store, a bulk message, or a program. */
export function madeBy(extra: Message['extra']): MessageDescriptor {
  if (extra?.['notification'] !== undefined) return msg`Notification`;
  return extra?.['bulk_message'] === undefined && extra?.['bulk_test'] === undefined ? msg`API` : msg`Bulk message`;
}
