import { publicId } from '#contracts';
import type { ImportOutlineDto, ProductImportDto } from './product-imports.dto.js';
import type { ProductImport } from './product-imports.queries.js';
import { type ImportOutline, type SampleRow, UNDO_MS } from './product-imports.service.js';

const SAMPLE_MAX = 200;

export function presentImport(result: ProductImport & { readonly sample?: readonly SampleRow[] }): ProductImportDto {
  const isUndoable = result.id !== null && result.undoneAt === null && result.created + result.updated + result.picturesKept > 0;
  return {
    id: result.id === null ? null : publicId('import', result.id), filename: result.filename, imported_by: result.importedBy, rows: result.rows, created: result.created,
    updated: result.updated, unchanged: result.unchanged, skipped: result.skipped, error_count: result.errorCount,
    pictures: { wanted: result.picturesWanted, kept: result.picturesKept, failed: result.picturesFailed },
    errors: result.errors.map(({ otherLine, ...error }) => ({ ...error, other_line: otherLine })),
    sample: (result.sample ?? []).map(({ line, cells }) => ({ line, cells: Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, text.slice(0, SAMPLE_MAX)])) })),
    undoable_until: isUndoable ? new Date(result.createdAt.getTime() + UNDO_MS).toISOString() : null,
    undone: result.undoneAt === null ? null : { at: result.undoneAt.toISOString(), removed: result.removed, restored: result.restored, kept: result.kept },
    created_at: result.createdAt.toISOString(),
  };
}

export function presentOutline({ rows, columns }: ImportOutline): ImportOutlineDto {
  return { rows, columns: columns.map(({ header, column, samples }) => ({ header, column, samples: samples.map((text) => text.slice(0, SAMPLE_MAX)) })) };
}
