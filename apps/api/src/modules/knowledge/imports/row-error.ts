import { COMMON_ROW_ERRORS, type ImportRowError } from '../../../platform/imports/row-error.js';

/** Everything that can be wrong with a row, for screens that say it in their own language. */
export const ROW_ERROR_CODES = [...COMMON_ROW_ERRORS, 'question.missing', 'question.twice', 'answer.missing', 'kind.unknown', 'language.invalid'] as const;
export type RowErrorCode = (typeof ROW_ERROR_CODES)[number];
export type EntryRowError = ImportRowError<RowErrorCode>;
