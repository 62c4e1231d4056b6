import { Flag, JsonObject, Nested, NestedList, Text, Texts, Timestamp, Whole } from '../http/fields.js';
import { PageQuery } from '../http/page.js';

export class ImportQuery {
  @Flag({ optional: true, description: 'Only tell what would happen' }) dry_run?: boolean;
  @Flag({ optional: true, description: 'Leave out rows with errors; without it one error refuses the file' }) skip_errors?: boolean;
}
export class ImportListQuery extends PageQuery {}
/** Beside the code, of which each kind has its own. */
export class ImportErrorFields {
  @Whole({ description: 'Line of the file, from 1' }) line!: number;
  @Text({ max: 40, description: 'Empty when it is about the whole row' }) column!: string;
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
  @Whole({ description: 'What the import had made' }) removed!: number;
  @Whole({ description: 'What is as before the import' }) restored!: number;
  @Whole({ description: 'What somebody changed since; it stayed as it was' }) kept!: number;
}
/** Beside the errors, whose codes are of each kind. */
export class ImportFields {
  @Text({ max: 40, nullable: true, description: 'Null for a preview' }) id!: string | null;
  @Text({ max: 200, nullable: true }) filename!: string | null;
  @Text({ max: 200, nullable: true, description: 'Name of the person or API key' }) imported_by!: string | null;
  @Whole({ description: 'Rows below the header' }) rows!: number;
  @Whole({ description: 'Products or entries that are new' }) created!: number;
  @Whole() updated!: number;
  @Whole() unchanged!: number;
  @Whole({ description: 'Rows that are left out because of errors' }) skipped!: number;
  @Whole() error_count!: number;
  @NestedList(() => ImportRowDto, { maxItems: 100, description: 'Of a preview: the first rows, and the first with errors' }) sample!: ImportRowDto[];
  @Timestamp({ nullable: true, description: 'Until when POST .../undo takes it back; null when it cannot be' }) undoable_until!: string | null;
  @Nested(() => ImportUndoDto, { nullable: true }) undone!: ImportUndoDto | null;
  @Timestamp() created_at!: string;
}
/** Beside what it seems to stand for. */
export class ImportColumnFields {
  @Text({ max: 1000, description: 'As it stands in the file' }) header!: string;
  @Texts({ max: 100_000, maxItems: 3 }) samples!: string[];
}
export class ImportProgressDto {
  @Text({ max: 40 }) id!: string;
  @Whole({ description: 'Products or entries written so far' }) done!: number;
  @Whole() total!: number;
}
export class RunningImportsDto {
  @NestedList(() => ImportProgressDto, { maxItems: 100 }) data!: ImportProgressDto[];
}
