import { Flag, JsonObject, Nested, NestedList, OneOf, Text, Texts, Timestamp, Whole } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { IMPORT_COLUMNS, type ImportColumn } from './import-columns.js';
import { ROW_ERROR_CODES, type RowErrorCode } from './row-error.js';

export class ImportQuery {
  @Flag({ optional: true, description: 'Only tell what would happen' }) dry_run?: boolean;
  @Flag({ optional: true, description: 'Leave out rows with errors; without it one error refuses the file' }) skip_errors?: boolean;
}
export class ImportListQuery extends PageQuery {}
export class ImportErrorDto {
  @Whole({ description: 'Line of the file, from 1' }) line!: number;
  @Text({ max: 40, description: 'Empty when it is about the whole row' }) column!: string;
  @OneOf(ROW_ERROR_CODES) code!: RowErrorCode;
  @Text({ max: 80, nullable: true, description: 'The cell, shortened' }) value!: string | null;
  @Whole({ nullable: true, description: 'The earlier line that says the same' }) other_line!: number | null;
  @Whole({ nullable: true, description: 'The most that is allowed' }) limit!: number | null;
  @Text({ max: 500 }) detail!: string;
}
export class ImportRowDto {
  @Whole({ description: 'Line of the file, from 1' }) line!: number;
  @JsonObject({ description: 'Cell by column name; empty ones are absent' }) cells!: Record<string, string>;
}
export class ImportUndoDto {
  @Timestamp() at!: string;
  @Whole({ description: 'Products that the import had made' }) removed!: number;
  @Whole({ description: 'Products that are as before the import' }) restored!: number;
  @Whole({ description: 'Products that somebody changed since; they stayed as they were' }) kept!: number;
}
export class ImportPicturesDto {
  @Whole({ description: 'Addresses of pictures that the products did not have' }) wanted!: number;
  @Whole({ description: 'Of these, fetched so far' }) kept!: number;
  @Whole({ description: 'Could not be had; `errors` says why' }) failed!: number;
}
export class ProductImportDto {
  @Text({ max: 40, nullable: true, description: 'Null for a preview' }) id!: string | null;
  @Text({ max: 200, nullable: true }) filename!: string | null;
  @Text({ max: 200, nullable: true, description: 'Name of the person or API key' }) imported_by!: string | null;
  @Whole({ description: 'Rows below the header' }) rows!: number;
  @Whole({ description: 'Products that are new' }) created!: number;
  @Whole() updated!: number;
  @Whole() unchanged!: number;
  @Whole({ description: 'Rows that are left out because of errors' }) skipped!: number;
  @Nested(() => ImportPicturesDto, { description: 'Fetched one by one after the import' }) pictures!: ImportPicturesDto;
  @Whole() error_count!: number;
  @NestedList(() => ImportErrorDto, { maxItems: 1000, description: 'The first of them' }) errors!: ImportErrorDto[];
  @NestedList(() => ImportRowDto, { maxItems: 100, description: 'Of a preview: the first rows, and the first with errors' }) sample!: ImportRowDto[];
  @Timestamp({ nullable: true, description: 'Until when POST .../undo takes it back; null when it cannot be' }) undoable_until!: string | null;
  @Nested(() => ImportUndoDto, { nullable: true }) undone!: ImportUndoDto | null;
  @Timestamp() created_at!: string;
}
export class ImportColumnDto {
  @Text({ max: 1000, description: 'As it stands in the file' }) header!: string;
  @OneOf(IMPORT_COLUMNS, { nullable: true, description: 'What it seems to stand for: as in an earlier import, else by its name' }) column!: ImportColumn | null;
  @Texts({ max: 100_000, maxItems: 3 }) samples!: string[];
}
export class ImportOutlineDto {
  @Whole({ description: 'Rows below the header' }) rows!: number;
  @NestedList(() => ImportColumnDto, { maxItems: 500 }) columns!: ImportColumnDto[];
}
export class ImportProgressDto {
  @Text({ max: 40 }) id!: string;
  @Whole({ description: 'Products written so far' }) done!: number;
  @Whole() total!: number;
}
export class RunningImportsDto {
  @NestedList(() => ImportProgressDto, { maxItems: 100 }) data!: ImportProgressDto[];
}
