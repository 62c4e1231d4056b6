import { publicId } from '#contracts';
import type { CsvRow } from '../csv/read-csv.js';
import { type ImportOutline, UNDO_MS } from './import-flow.js';
import type { ImportProgress, ImportRecord } from './import-records.js';
import type { ImportErrorFields, ImportFields, RunningImportsDto } from './imports.dto.js';
import type { ImportRowError } from './row-error.js';

const SAMPLE_MAX = 200;

/**
 * An import as the API gives it.
 * @param wasEmpty nothing came of it that could be undone
 */
export function presentImportFields<Code extends string>(result: ImportRecord & { readonly sample?: readonly CsvRow[] }, wasEmpty = result.created + result.updated === 0): ImportFields & { errors: (ImportErrorFields & { code: Code })[] } {
  const isUndoable = result.id !== null && result.undoneAt === null && !wasEmpty;
  return {
    id: result.id === null ? null : publicId('import', result.id), filename: result.filename, imported_by: result.importedBy, rows: result.rows, created: result.created,
    updated: result.updated, unchanged: result.unchanged, skipped: result.skipped, error_count: result.errorCount,
    errors: (result.errors as readonly ImportRowError<Code>[]).map(({ otherLine, ...error }) => ({ ...error, other_line: otherLine })),
    sample: (result.sample ?? []).map(({ line, cells }) => ({ line, cells: Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, text.slice(0, SAMPLE_MAX)])) })),
    undoable_until: isUndoable ? new Date(result.createdAt.getTime() + UNDO_MS).toISOString() : null,
    undone: result.undoneAt === null ? null : { at: result.undoneAt.toISOString(), removed: result.removed, restored: result.restored, kept: result.kept },
    created_at: result.createdAt.toISOString(),
  };
}

/** The columns of a file with a few shortened cells of each. */
export function presentOutline<C extends string>({ rows, columns }: ImportOutline<C>): { rows: number; columns: { header: string; column: C | null; samples: string[] }[] } {
  return { rows, columns: columns.map(({ header, column, samples }) => ({ header, column, samples: samples.map((text) => text.slice(0, SAMPLE_MAX)) })) };
}

export function presentRunning(running: readonly ImportProgress[]): RunningImportsDto {
  return { data: running.map(({ id, done, total }) => ({ id: publicId('import', id), done, total })) };
}
