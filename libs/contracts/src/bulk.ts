import type { MappedValue, MappedValues } from './templates/mapped-values.js';

/** What people see of a bulk message. `queued`: it waits for its time or its turn; `partially_failed`: it is over, and not everybody got it. */
export const BULK_STATUSES = ['draft', 'queued', 'in_progress', 'paused', 'completed', 'partially_failed', 'cancelled'] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];
/** Where the recipients come from: rows of the message itself, or a list that others use too. */
export const RECIPIENT_TYPES = ['individual', 'list'] as const;
export type RecipientType = (typeof RECIPIENT_TYPES)[number];
/** One value for everybody, or one per recipient with a text to fall back on. */
export const VARIABLE_TYPES = ['common', 'unique'] as const;
export type VariableType = (typeof VARIABLE_TYPES)[number];
/** How far one recipient is: not written yet, left out, or the status of the message. */
export const BULK_RECIPIENT_STATUSES = ['pending', 'skipped', 'queued', 'sending', 'unknown', 'sent', 'delivered', 'read', 'failed'] as const;
export type BulkRecipientStatus = (typeof BULK_RECIPIENT_STATUSES)[number];
/** What is wrong with a row of recipients: it is kept to be looked at, and nobody writes to it. */
export const RECIPIENT_PROBLEMS = ['invalid', 'duplicate'] as const;
export type RecipientProblem = (typeof RECIPIENT_PROBLEMS)[number];
/** Why a bulk message paused. `failures`: too many were refused; `account_paused`: the credentials of the number do not work. */
export const BULK_PAUSE_REASONS = ['person', 'failures', 'account_paused'] as const;
export type BulkPauseReason = (typeof BULK_PAUSE_REASONS)[number];

/** One value of the template: a fixed text, or a column of the recipient with a text for those who have none. */
export type BulkValue = MappedValue;
export type BulkValues = MappedValues;
/** The columns that every recipient has; the others are keys of the recipient's data. */
export const RECIPIENT_COLUMNS = ['recipient_name', 'mobile_number'] as const;

/** Share of a number's pace that bulk messages take: the rest is for people and the assistant, whose messages never wait for them. */
export const BULK_SHARE = 0.8;
