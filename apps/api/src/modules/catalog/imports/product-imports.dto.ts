import { Flag, NestedList, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class ImportQuery {
  @Flag({ optional: true, description: 'Only tell what would happen' }) dry_run?: boolean;
}
export class ImportErrorDto {
  @Whole({ description: 'Line of the file, from 1' }) line!: number;
  @Text({ max: 40, description: 'Empty when it is about the whole row' }) column!: string;
  @Text({ max: 500 }) detail!: string;
}
export class ProductImportDto {
  @Text({ max: 40, nullable: true, description: 'Null for a preview' }) id!: string | null;
  @Text({ max: 200, nullable: true }) filename!: string | null;
  @Whole({ description: 'Rows below the header' }) rows!: number;
  @Whole({ description: 'Products that are new' }) created!: number;
  @Whole() updated!: number;
  @Whole() unchanged!: number;
  @NestedList(() => ImportErrorDto, { maxItems: 100, description: 'Of a preview; a real import with errors is refused as a whole' }) errors!: ImportErrorDto[];
  @Timestamp() created_at!: string;
}
