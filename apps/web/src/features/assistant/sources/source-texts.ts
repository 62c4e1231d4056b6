import type { KnowledgeFailure, KnowledgeSchedule, KnowledgeSourceState } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const STATE_TEXTS: Readonly<Record<KnowledgeSourceState, { readonly name: MessageDescriptor; readonly color: string }>> = {
  queued: { name: msg`Waiting`, color: 'gray' },
  reading: { name: msg`Being read`, color: 'blue' },
  ready: { name: msg`Ready`, color: 'teal' },
  failed: { name: msg`Not readable`, color: 'red' },
};

/** How often a website is read again. */
export const SCHEDULE_TEXTS: Readonly<Record<KnowledgeSchedule, MessageDescriptor>> = { never: msg`Never`, daily: msg`Every day`, weekly: msg`Every week` };

/** Why a source could not be read, and what helps. */
export const FAILURE_TEXTS: Readonly<Record<KnowledgeFailure, MessageDescriptor>> = {
  encrypted: msg`The file is protected by a password. Save it without one and upload it again.`,
  scanned: msg`The pages are pictures without text. Upload a version whose text can be selected.`,
  empty: msg`There is no text in it.`,
  broken: msg`The file is damaged, or not what its name says.`,
  too_complex: msg`It takes more memory or time to read than a document may.`,
  too_long: msg`There is more text than fits into one document (500,000 characters). Split it.`,
  address_refused: msg`This address cannot be read. It has to begin with https:// and lead to a public website.`,
  robots: msg`The website does not allow this page to be read (robots.txt).`,
  not_found: msg`There is no page at this address.`,
  forbidden: msg`The website does not show this page to visitors.`,
  moved: msg`The address leads to another website. Add that one instead.`,
  not_a_page: msg`At this address is no web page but a file of another kind. Upload it as a document.`,
  too_large: msg`The page is larger than 2 MB.`,
  unreachable: msg`The website does not answer. Try again later.`,
  server_error: msg`The website reports an error. Try again later.`,
  internal: msg`Something went wrong on our side. Try again.`,
};
