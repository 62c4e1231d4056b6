/** What the store's knowledge is read from, beside what its people write. */
export const KNOWLEDGE_SOURCE_KINDS = ['document', 'website'] as const;
export type KnowledgeSourceKind = (typeof KNOWLEDGE_SOURCE_KINDS)[number];
/** How often a website is read again. */
export const KNOWLEDGE_SCHEDULES = ['never', 'daily', 'weekly'] as const;
export type KnowledgeSchedule = (typeof KNOWLEDGE_SCHEDULES)[number];
/** `failed`: the last reading; what was read before is still in use. */
export const KNOWLEDGE_SOURCE_STATES = ['queued', 'reading', 'ready', 'failed'] as const;
export type KnowledgeSourceState = (typeof KNOWLEDGE_SOURCE_STATES)[number];

/** Why a source could not be read, each with a sentence for people. Texts in the app follow this list. */
export const KNOWLEDGE_FAILURES = {
  encrypted: 'The file is protected by a password. Save it without one and upload it again.',
  scanned: 'The pages are pictures without text. Upload a version with text that can be selected.',
  empty: 'There is no text in it.',
  broken: 'The file is damaged or not what its name says.',
  too_complex: 'The file takes more memory or time to read than a document may.',
  too_long: 'There is more text than fits into one document (500,000 characters). Split it.',
  address_refused: 'The address may not be called: it must begin with https:// and lead to a public website.',
  robots: 'The website does not allow this page to be read (robots.txt).',
  not_found: 'There is no page at this address.',
  forbidden: 'The website does not show this page to visitors.',
  moved: 'The address leads to another website. Add that one instead.',
  not_a_page: 'There is no web page at this address, but a file of another kind.',
  too_large: 'The page is larger than 2 MB.',
  unreachable: 'The website does not answer.',
  server_error: 'The website reports an error.',
  internal: 'Something went wrong on our side. Try again.',
} as const satisfies Record<string, string>;
export type KnowledgeFailure = keyof typeof KNOWLEDGE_FAILURES;
