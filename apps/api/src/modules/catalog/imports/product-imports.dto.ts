import { Nested, NestedList, OneOf, Whole } from '../../../platform/http/fields.js';
import { ImportColumnFields, ImportErrorFields, ImportFields } from '../../../platform/imports/imports.dto.js';
import { type ImportColumn, PRODUCT_COLUMNS } from './import-columns.js';
import { ROW_ERROR_CODES, type RowErrorCode } from './row-error.js';

export class ImportErrorDto extends ImportErrorFields {
  @OneOf(ROW_ERROR_CODES) code!: RowErrorCode;
}
export class ImportPicturesDto {
  @Whole({ description: 'Addresses of pictures that the products did not have' }) wanted!: number;
  @Whole({ description: 'Of these, fetched so far' }) kept!: number;
  @Whole({ description: 'Could not be had; `errors` says why' }) failed!: number;
}
export class ProductImportDto extends ImportFields {
  @Nested(() => ImportPicturesDto, { description: 'Fetched one by one after the import' }) pictures!: ImportPicturesDto;
  @NestedList(() => ImportErrorDto, { maxItems: 1000, description: 'The first of them' }) errors!: ImportErrorDto[];
}
export class ImportColumnDto extends ImportColumnFields {
  @OneOf(PRODUCT_COLUMNS.names, { nullable: true, description: 'What it seems to stand for: as in an earlier import, else by its name' }) column!: ImportColumn | null;
}
export class ImportOutlineDto {
  @Whole({ description: 'Rows below the header' }) rows!: number;
  @NestedList(() => ImportColumnDto, { maxItems: 500 }) columns!: ImportColumnDto[];
}
