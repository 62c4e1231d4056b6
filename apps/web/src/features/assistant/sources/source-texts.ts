import type { KnowledgeFailure, KnowledgeSourceState } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const STATE_TEXTS: Readonly<Record<KnowledgeSourceState, { readonly name: MessageDescriptor; readonly color: string }>> = {
  queued: { name: msg`Waiting`, color: 'gray' },
  reading: { name: msg`Being read`, color: 'blue' },
  ready: { name: msg`Ready`, color: 'teal' },
  failed: { name: msg`Not readable`, color: 'red' },
};

/** Why a source could not be read, and what helps. */
export const FAILURE_TEXTS: Readonly<Record<KnowledgeFailure, MessageDescriptor>> = {
  encrypted: msg`The file is protected by a password. Save it without one and upload it again.`,
  scanned: msg`The pages are pictures without text. Upload a version whose text can be selected.`,
  empty: msg`There is no text in it.`,
  broken: msg`The file is damaged, or not what its name says.`,
  too_complex: msg`It takes more memory or time to read than a document may.`,
  too_long: msg`There is more text than fits into one document (500,000 characters). Split it.`,
  internal: msg`Something went wrong on our side. Try again.`,
};
