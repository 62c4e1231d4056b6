import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../platform/errors/app-error.js';
import { ApiPage, type Page, pageOf, readCursor } from '../../platform/http/page.js';
import { IdParam, StoreId } from '../../platform/http/params.js';
import { Access } from '../stores/index.js';
import { Catalog } from './catalog.service.js';
import { PRODUCT_STATUSES, type ProductStatus } from './product.js';
import { CreateProductDto, ListProductsQuery, ProductDto, ProductSearchDto, SearchProductsQuery, UpdateProductDto } from './products.dto.js';
import { draftOf, presentProduct } from './products.presenter.js';
import { Products } from './products.service.js';

const PAGE = 50;

@ApiTags('catalog')
@Controller('api/v1/stores/:store_id/products')
export class ProductsController {
  constructor(private readonly products: Products, private readonly catalog: Catalog) {}

  @Get()
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'listProducts', summary: 'Products, newest first, or by how well they match' })
  @ApiPage(ProductDto)
  async list(@StoreId() storeId: string, @Query() query: ListProductsQuery): Promise<Page<ProductDto>> {
    const text = query.q === '' ? undefined : query.q;
    const cursor = readCursor(query.cursor, text === undefined ? ['time', 'id'] : ['id']);
    const limit = query.limit ?? PAGE;
    const rows = await this.products.list(storeId, { statuses: statusesOf(query.status), limit, cursor, ...(text === undefined ? {} : { text }) });
    return pageOf(rows, limit, cursor, (row) => (text === undefined ? [row.createdAt.toISOString(), row.id] : [row.id]), presentProduct);
  }

  @Get('search')
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'searchProducts', summary: 'What a customer would be shown: active products that answer their words' })
  @ApiOkResponse({ type: ProductSearchDto })
  async search(@StoreId() storeId: string, @Query() query: SearchProductsQuery): Promise<ProductSearchDto> {
    const found = await this.catalog.search(storeId, {
      text: query.q,
      ...(query.limit === undefined ? {} : { limit: query.limit }),
      ...(query.price_min === undefined ? {} : { priceMin: query.price_min }),
      ...(query.price_max === undefined ? {} : { priceMax: query.price_max }),
      ...(query.in_stock === undefined ? {} : { inStockOnly: query.in_stock }),
    });
    return { hits: found.hits.map((hit) => ({ ...hit, product: presentProduct(hit.product) })), repaired: found.repaired };
  }

  @Post()
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'createProduct', summary: 'Add a product with its variants' })
  @ApiCreatedResponse({ type: ProductDto })
  async create(@StoreId() storeId: string, @Body() body: CreateProductDto): Promise<ProductDto> {
    return presentProduct(await this.products.create(storeId, draftOf(body)));
  }

  @Get(':product_id')
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'getProduct', summary: 'One product' })
  @ApiOkResponse({ type: ProductDto })
  async get(@StoreId() storeId: string, @IdParam('product_id', 'product', 'product.not_found') id: string): Promise<ProductDto> {
    return presentProduct(await this.products.get(storeId, id));
  }

  @Patch(':product_id')
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'updateProduct', summary: 'Change a product; absent fields stay, lists are replaced' })
  @ApiOkResponse({ type: ProductDto })
  async update(@StoreId() storeId: string, @IdParam('product_id', 'product', 'product.not_found') id: string, @Body() body: UpdateProductDto): Promise<ProductDto> {
    return presentProduct(await this.products.update(storeId, id, draftOf(body)));
  }

  @Delete(':product_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'deleteProduct', summary: 'Remove a product for good' })
  @ApiNoContentResponse()
  async remove(@StoreId() storeId: string, @IdParam('product_id', 'product', 'product.not_found') id: string): Promise<void> {
    await this.products.remove(storeId, id);
  }
}

function statusesOf(text: string | undefined): readonly ProductStatus[] {
  if (text === undefined || text === '') return PRODUCT_STATUSES;
  return text.split(',').map((word) => {
    const status = PRODUCT_STATUSES.find((known) => known === word.trim());
    if (status === undefined) throw AppError.field('not_allowed', '?status', `one of ${PRODUCT_STATUSES.join(', ')}`);
    return status;
  });
}
