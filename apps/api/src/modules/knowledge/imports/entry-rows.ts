import { listOf } from '../../../platform/csv/list-cell.js';
import type { CsvRow } from '../../../platform/csv/read-csv.js';
import { checkCells, rowError } from '../../../platform/imports/row-error.js';
import { BODY_MAX, type EntryDraft, LANGUAGE, LANGUAGE_MAX, TITLE_MAX } from '../entry-draft.js';
import { KNOWLEDGE_STATUSES, WRITTEN_KINDS } from '../knowledge-entry.entity.js';
import type { EntryRowError, RowErrorCode } from './row-error.js';

/** What one row says of an entry; an absent field changes nothing. */
export interface ImportedEntry { readonly line: number; readonly key: string; readonly draft: EntryDraft & { readonly title: string } }

const TERMS_MAX = 100;
const TERM_MAX = 60;

/** Two questions with the same words are one, whatever their case, spaces and marks at the end. */
export function questionKey(question: string): string {
  const words = question.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
  return words.replace(/[\s?!.؟。？！]+$/u, '') || words;
}

/** Entries out of rows; every problem with its line. Rows with a problem are left out. */
export function entriesIn(rows: readonly CsvRow[]): { entries: ImportedEntry[]; errors: EntryRowError[] } {
  const errors: EntryRowError[] = [];
  const entries: ImportedEntry[] = [];
  const lineOf = new Map<string, number>();
  for (const row of rows) {
    const { question = '' } = row.cells;
    const found = problemsOf(row);
    const key = questionKey(question);
    const earlier = lineOf.get(key);
    if (question === '') found.push(rowError(row.line, 'question', 'question.missing', 'A row needs a question'));
    else if (earlier === undefined) lineOf.set(key, row.line);
    else found.push(rowError(row.line, 'question', 'question.twice', `This question stands in line ${earlier} too`, { value: question, otherLine: earlier }));
    errors.push(...found);
    if (found.length === 0) entries.push({ line: row.line, key, draft: { title: question, ...draftOf(row) } });
  }
  return { entries, errors };
}

function draftOf({ cells }: CsvRow): EntryDraft {
  const kind = known(WRITTEN_KINDS, cells['kind']);
  const status = known(KNOWLEDGE_STATUSES, cells['status']);
  return {
    ...(cells['answer'] === undefined ? {} : { body: cells['answer'] }),
    ...(kind === undefined ? {} : { kind }),
    ...(cells['language'] === undefined ? {} : { language: cells['language'] }),
    ...(status === undefined ? {} : { status }),
    ...(cells['search_terms'] === undefined ? {} : { searchTerms: listOf(cells['search_terms']) }),
  };
}

function known<T extends string>(values: readonly T[], cell: string | undefined): T | undefined {
  return values.find((value) => value === cell?.toLowerCase());
}

function problemsOf(row: CsvRow): EntryRowError[] {
  const { errors, check } = checkCells<RowErrorCode>(row);
  check('question', 'text.too_long', (text) => text.length <= TITLE_MAX, `At most ${TITLE_MAX} characters`, TITLE_MAX);
  check('answer', 'text.too_long', (text) => text.length <= BODY_MAX, `At most ${BODY_MAX} characters`, BODY_MAX);
  check('kind', 'kind.unknown', (text) => known(WRITTEN_KINDS, text) !== undefined, `One of ${WRITTEN_KINDS.join(', ')}`);
  check('status', 'status.unknown', (text) => known(KNOWLEDGE_STATUSES, text) !== undefined, `One of ${KNOWLEDGE_STATUSES.join(', ')}`);
  check('language', 'language.invalid', (text) => text.length <= LANGUAGE_MAX && LANGUAGE.test(text), 'A language is a code such as es or pt-BR');
  check('search_terms', 'search_terms.invalid', (text) => listOf(text).length <= TERMS_MAX && listOf(text).every((term) => term.length <= TERM_MAX), `At most ${TERMS_MAX} terms of up to ${TERM_MAX} characters`, TERMS_MAX);
  return errors;
}
