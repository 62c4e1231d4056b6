import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import type { ImportFile, ImportWanted } from '../../../platform/imports/import-flow.js';
import { AcceptsFileToOutline, AcceptsImport, readFileToOutline, readImport } from '../../../platform/imports/import-upload.js';
import { ImportListQuery, ImportQuery, RunningImportsDto } from '../../../platform/imports/imports.dto.js';
import { presentOutline, presentRunning } from '../../../platform/imports/imports.presenter.js';
import { Access } from '../../stores/index.js';
import { Jobs } from '../../../platform/queue/index.js';
import { type ImportColumn, PRODUCT_COLUMNS } from './import-columns.js';
import { FETCH_IMPORTED_PICTURES } from './import-pictures.jobs.js';
import { ImportOutlineDto, ProductImportDto } from './product-imports.dto.js';
import { presentImport } from './product-imports.presenter.js';
import { type ProductImport, ProductImports } from './product-imports.service.js';

@ApiTags('catalog')
@Controller('api/v1/stores/:store_id/product-imports')
export class ProductImportsController {
  constructor(private readonly imports: ProductImports, private readonly jobs: Jobs) {}

  @Post()
  @Access({ role: 'admin', scope: 'catalog:write' })
  @Located('product-imports/:id')
  @ApiOperation({
    operationId: 'importProducts',
    summary: 'Import products from CSV: all of the file or nothing of it, or all that is right',
    description: 'Columns: handle, title, description, status, category, tags, search_terms, url, images, variant, option1_name, option1_value (to 3), sku, price, compare_at, cost, currency, stock. Rows with one handle are variants of one product. Products are found again by handle or SKU; an empty cell changes nothing. `images` holds addresses of pictures with spaces between them: those that the product does not have are fetched after the import, and `pictures` tells how it goes. Up to 10,000 rows. A form field `columns` before the file, a JSON list with one of these names or null for each header, says what the headers stand for.',
  })
  @AcceptsImport()
  @ApiCreatedResponse({ type: ProductImportDto })
  @ApiOkResponse({ type: ProductImportDto, description: 'The preview (dry_run)' })
  async create(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @Query() query: ImportQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductImportDto> {
    const file = await readImport(request, PRODUCT_COLUMNS);
    if (query.dry_run !== true) return presentImport(await this.#apply(storeId, file, { skipErrors: query.skip_errors === true, by: actor.name }));
    reply.status(200);
    return presentImport(await this.imports.preview(storeId, file));
  }

  async #apply(storeId: string, file: ImportFile<ImportColumn>, wanted: ImportWanted): Promise<ProductImport> {
    const result = await this.imports.apply(storeId, file, wanted);
    if (result.picturesWanted > 0 && result.id !== null) await this.jobs.enqueue(FETCH_IMPORTED_PICTURES, { storeId, importId: result.id });
    return result;
  }

  @Post('columns')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'outlineProductFile', summary: 'The columns of a CSV file, and what each seems to stand for' })
  @AcceptsFileToOutline()
  @ApiOkResponse({ type: ImportOutlineDto })
  async outline(@StoreId() storeId: string, @Req() request: FastifyRequest): Promise<ImportOutlineDto> {
    return presentOutline(await this.imports.outline(storeId, await readFileToOutline(request)));
  }

  @Get()
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'listProductImports', summary: 'Imports, newest first' })
  @ApiPage(ProductImportDto)
  list(@StoreId() storeId: string, @Query() query: ImportListQuery): Promise<Page<ProductImportDto>> {
    return this.imports.list(storeId, query, presentImport);
  }

  @Get('running')
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'listRunningProductImports', summary: 'How far the imports of this moment are' })
  @ApiOkResponse({ type: RunningImportsDto })
  async running(@StoreId() storeId: string): Promise<RunningImportsDto> {
    return presentRunning(await this.imports.running(storeId));
  }

  @Get(':import_id')
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'getProductImport', summary: 'What an import did' })
  @ApiOkResponse({ type: ProductImportDto })
  async get(@StoreId() storeId: string, @IdParam('import_id', 'import', 'import.not_found') id: string): Promise<ProductImportDto> {
    return presentImport(await this.imports.get(storeId, id));
  }

  @Post(':import_id/undo')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'undoProductImport', summary: 'Take an import back as a whole, within 24 hours; products that somebody changed since stay' })
  @ApiOkResponse({ type: ProductImportDto })
  @ApiConflictResponse({ description: 'import.not_undoable' })
  async undo(@StoreId() storeId: string, @IdParam('import_id', 'import', 'import.not_found') id: string): Promise<ProductImportDto> {
    return presentImport(await this.imports.undo(storeId, id));
  }
}
