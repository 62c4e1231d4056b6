import { presentImportFields } from '../../../platform/imports/imports.presenter.js';
import type { ProductImportDto } from './product-imports.dto.js';
import type { ProductImport } from './product-imports.service.js';
import type { RowErrorCode } from './row-error.js';

export function presentImport(result: ProductImport): ProductImportDto {
  const { picturesWanted: wanted, picturesKept: kept, picturesFailed: failed } = result;
  return { ...presentImportFields<RowErrorCode>(result, result.created + result.updated + kept === 0), pictures: { wanted, kept, failed } };
}
