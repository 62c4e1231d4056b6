import { NestedList, OneOf, Whole } from '../../../platform/http/fields.js';
import { ImportColumnFields, ImportErrorFields, ImportFields } from '../../../platform/imports/imports.dto.js';
import { type ImportColumn, KNOWLEDGE_COLUMNS } from './import-columns.js';
import { ROW_ERROR_CODES, type RowErrorCode } from './row-error.js';

export class KnowledgeImportErrorDto extends ImportErrorFields {
  @OneOf(ROW_ERROR_CODES) code!: RowErrorCode;
}
export class KnowledgeImportDto extends ImportFields {
  @NestedList(() => KnowledgeImportErrorDto, { maxItems: 1000, description: 'The first of them' }) errors!: KnowledgeImportErrorDto[];
}
export class KnowledgeImportColumnDto extends ImportColumnFields {
  @OneOf(KNOWLEDGE_COLUMNS.names, { nullable: true, description: 'What it seems to stand for: as in an earlier import, else by its name' }) column!: ImportColumn | null;
}
export class KnowledgeImportOutlineDto {
  @Whole({ description: 'Rows below the header' }) rows!: number;
  @NestedList(() => KnowledgeImportColumnDto, { maxItems: 500 }) columns!: KnowledgeImportColumnDto[];
}
