import { publicId } from '#contracts';
import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { timesOf } from '../../../platform/http/times.js';
import { StockWishes, type StockWishRow } from '../../catalog/index.js';
import { Access } from '../../stores/index.js';
import { CreateStockWishDto, StockWishDto, StockWishQuery } from './stock-wishes.dto.js';
import { Wishing } from './wishing.service.js';

@ApiTags('customers')
@Controller('api/v1/stores/:store_id/stock-wishes')
export class StockWishesController {
  constructor(private readonly wishes: StockWishes, private readonly wishing: Wishing) {}

  @Get()
  @Access({ role: 'agent', scope: 'customers:read' })
  @ApiOperation({ operationId: 'listStockWishes', summary: 'Who waits for what is sold out, newest first' })
  @ApiPage(StockWishDto)
  list(@StoreId() storeId: string, @Query() { customer_id: customerId, product_id: productId, variant_id: variantId, open: isOpen, ...page }: StockWishQuery): Promise<Page<StockWishDto>> {
    return this.wishes.list(storeId, { customerId, productId, variantId, isOpen, times: timesOf(page) }, page, present);
  }

  @Post()
  @Access({ role: 'agent', scope: 'customers:write' })
  @Idempotent()
  @Located('stock-wishes/:id')
  @ApiOperation({ operationId: 'createStockWish', summary: 'A customer asked to be told when it is back; once it is, notification rules tell them' })
  @ApiCreatedResponse({ type: StockWishDto, description: 'Also when they wait for it already' })
  @ApiNotFoundResponse({ description: 'customer.not_found, product.not_found' })
  @ApiConflictResponse({ description: 'stock_wish.in_stock' })
  async create(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() { customer, variant_id: variantId }: CreateStockWishDto): Promise<StockWishDto> {
    return present(await this.wishing.note(storeId, customer, variantId, actor));
  }

  @Delete(':stock_wish_id')
  @HttpCode(204)
  @Access({ role: 'agent', scope: 'customers:write' })
  @ApiOperation({ operationId: 'withdrawStockWish', summary: 'They wait for it no more' })
  @ApiNoContentResponse()
  withdraw(@StoreId() storeId: string, @IdParam('stock_wish_id', 'stock_wish', 'stock_wish.not_found') id: string): Promise<void> {
    return this.wishes.withdraw(storeId, id);
  }
}

function present(row: StockWishRow): StockWishDto {
  return {
    id: publicId('stock_wish', row.id), customer_id: publicId('customer', row.customer_id), customer_name: row.customer_name, customer_phone: row.customer_phone,
    product_id: publicId('product', row.product_id), variant_id: publicId('variant', row.variant_id), product_title: row.product_title, variant_title: row.variant_title,
    conversation_id: row.conversation_id && publicId('conversation', row.conversation_id), source: row.source, noted_by: row.actor_name,
    created_at: row.created_at.toISOString(), returned_at: row.returned_at?.toISOString() ?? null, told_at: row.told_at?.toISOString() ?? null, withdrawn_at: row.withdrawn_at?.toISOString() ?? null,
  };
}
