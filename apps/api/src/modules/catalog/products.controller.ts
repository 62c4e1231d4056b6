import { parsePublicId, publicId } from '#contracts';
import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiPreconditionFailedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IF_MATCH, versionOf } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page, pageOf, readCursor } from '../../platform/http/page.js';
import { IdParam, StoreId } from '../../platform/http/params.js';
import { timesOf } from '../../platform/http/times.js';
import { Access } from '../stores/index.js';
import { Catalog } from './catalog.service.js';
import { statusesOf } from './product-statuses.js';
import {
  CategoriesDto, CreateProductDto, ListProductsQuery, ProductCountsDto, ProductDto, ProductSearchDto, ProductStatusChangesDto, SearchProductsQuery, SetProductStatusDto, UpdateProductDto,
} from './products.dto.js';
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
    const category = query.category || undefined;
    const rows = await this.products.list(storeId, { statuses: statusesOf(query.status), limit, cursor, times: timesOf(query), ...(text === undefined ? {} : { text }), ...(category === undefined ? {} : { category }) });
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

  @Get('counts')
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'countProducts', summary: 'How many products have each status' })
  @ApiOkResponse({ type: ProductCountsDto })
  count(@StoreId() storeId: string): Promise<ProductCountsDto> {
    return this.products.count(storeId);
  }

  @Get('categories')
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'listCategories', summary: 'The categories that products have' })
  @ApiOkResponse({ type: CategoriesDto })
  async categories(@StoreId() storeId: string): Promise<CategoriesDto> {
    return { data: await this.products.categories(storeId) };
  }

  @Post('status')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'setProductStatus', summary: 'Give many products another status; the answer says what they had' })
  @ApiOkResponse({ type: ProductStatusChangesDto })
  async setStatus(@StoreId() storeId: string, @Body() body: SetProductStatusDto): Promise<ProductStatusChangesDto> {
    const ids = body.product_ids.flatMap((id) => parsePublicId('product', id) ?? []);
    const changed = await this.products.setStatus(storeId, ids, body.status);
    return { changed: changed.map(({ id, previous, version }) => ({ product_id: publicId('product', id), previous_status: previous, version })) };
  }

  @Post()
  @Idempotent()
  @Access({ role: 'admin', scope: 'catalog:write' })
  @Located('products/:id')
  @ApiOperation({ operationId: 'createProduct', summary: 'Add a product with its variants' })
  @ApiCreatedResponse({ type: ProductDto })
  async create(@StoreId() storeId: string, @Body() body: CreateProductDto): Promise<ProductDto> {
    return presentProduct(await this.products.create(storeId, draftOf(body)));
  }

  @Get(':product_id')
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'getProduct', summary: 'One product; its ETag serves If-Match of a change' })
  @ApiOkResponse({ type: ProductDto, headers: { ETag: { schema: { type: 'string' } } } })
  async get(@StoreId() storeId: string, @IdParam('product_id', 'product', 'product.not_found') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProductDto> {
    const product = await this.products.get(storeId, id);
    void reply.header('etag', `"${product.version}"`);
    return presentProduct(product);
  }

  @Patch(':product_id')
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'updateProduct', summary: 'Change a product; absent fields stay, lists are replaced' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ProductDto })
  @ApiPreconditionFailedResponse({ description: 'product.stale' })
  async update(
    @StoreId() storeId: string, @IdParam('product_id', 'product', 'product.not_found') id: string, @Body() body: UpdateProductDto, @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ProductDto> {
    return presentProduct(await this.products.update(storeId, id, draftOf(body), versionOf(ifMatch)));
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
