import { publicId } from '#contracts';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { AcceptsCsv, readUpload } from '../../../platform/http/upload.js';
import { Access } from '../../stores/index.js';
import { ImportQuery, ProductImportDto } from './product-imports.dto.js';
import { type ProductImport, ProductImports } from './product-imports.service.js';

const MAX_BYTES = 20 * 1024 * 1024;

@ApiTags('catalog')
@Controller('api/v1/stores/:store_id/product-imports')
export class ProductImportsController {
  constructor(private readonly imports: ProductImports) {}

  @Post()
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({
    operationId: 'importProducts',
    summary: 'Import products from CSV, all of the file or nothing of it',
    description: 'Columns: handle, title, description, status, tags, search_terms, url, variant, option1_name, option1_value (to 3), sku, price, compare_at, currency, stock. Rows with one handle are variants of one product. Products are found again by handle or SKU; an empty cell changes nothing. Up to 10,000 rows.',
  })
  @AcceptsCsv()
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ type: ProductImportDto })
  @ApiOkResponse({ type: ProductImportDto, description: 'The preview (dry_run)' })
  async create(@StoreId() storeId: string, @Query() query: ImportQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProductImportDto> {
    const file = await readUpload(request, MAX_BYTES);
    if (query.dry_run !== true) return present(await this.imports.apply(storeId, file));
    reply.status(200);
    const { errors, ...preview } = await this.imports.preview(storeId, file);
    return { ...present(preview), errors };
  }

  @Get(':import_id')
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'getProductImport', summary: 'What an import did' })
  @ApiOkResponse({ type: ProductImportDto })
  async get(@StoreId() storeId: string, @IdParam('import_id', 'import', 'import.not_found') id: string): Promise<ProductImportDto> {
    return present(await this.imports.get(storeId, id));
  }
}

function present(result: ProductImport): ProductImportDto {
  return {
    id: result.id === null ? null : publicId('import', result.id), filename: result.filename, rows: result.rows, created: result.created,
    updated: result.updated, unchanged: result.unchanged, errors: [], created_at: result.createdAt.toISOString(),
  };
}
