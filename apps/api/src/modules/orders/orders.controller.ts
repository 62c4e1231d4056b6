import { Body, Controller, Get, Headers, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiPreconditionFailedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IF_MATCH, versionOf } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page, pageOf, PageQuery, readCursor } from '../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import type { Actor } from '../../platform/http/request-context.js';
import { timesOf } from '../../platform/http/times.js';
import { Access } from '../stores/index.js';
import type { OrderActor } from './order.js';
import { type OrderChanges, OrderEditing } from './order-editing.service.js';
import { CreateOrderDto, ListOrdersQuery, OrderCountsDto, OrderDto, OrderQuoteDto, OrderEventDto, OrderTransitionDto, QuoteOrderDto, UpdateOrderDto } from './orders.dto.js';
import { deliveryOf, presentOrder, presentOrderEvent, presentQuote } from './orders.presenter.js';
import { statusesOf } from './order-statuses.js';
import { Orders } from './orders.service.js';

const PAGE = 50;
const OrderId = (): ParameterDecorator => IdParam('order_id', 'order', 'order.not_found');

@ApiTags('orders')
@Controller('api/v1/stores/:store_id/orders')
export class OrdersController {
  constructor(private readonly orders: Orders, private readonly editing: OrderEditing) {}

  @Get()
  @Access({ role: 'agent', scope: 'orders:read' })
  @ApiOperation({ operationId: 'listOrders', summary: 'Orders and carts, newest first' })
  @ApiPage(OrderDto)
  async list(@StoreId() storeId: string, @Query() query: ListOrdersQuery): Promise<Page<OrderDto>> {
    const cursor = readCursor(query.cursor, ['id']);
    const limit = query.limit ?? PAGE;
    const rows = await this.orders.list(storeId, {
      ...(query.status ? { statuses: statusesOf(query.status) } : {}), ...(query.q ? { text: query.q } : {}),
      ...(query.customer_id === undefined ? {} : { customerId: query.customer_id }), ...(query.conversation_id === undefined ? {} : { conversationId: query.conversation_id }),
      times: timesOf(query),
    }, cursor, limit);
    return pageOf(rows, limit, cursor, (row) => [row.id], presentOrder);
  }

  @Get('counts')
  @Access({ role: 'agent', scope: 'orders:read' })
  @ApiOperation({ operationId: 'countOrders', summary: 'How many orders have each status' })
  @ApiOkResponse({ type: OrderCountsDto })
  async count(@StoreId() storeId: string): Promise<OrderCountsDto> {
    return { data: await this.orders.count(storeId) };
  }

  @Post()
  @Idempotent({ requiredForKeys: true })
  @Access({ role: 'agent', scope: 'orders:write' })
  @Located('orders/:id')
  @ApiOperation({ operationId: 'createOrder', summary: 'Write a draft order for a customer; prices are those of the catalog' })
  @ApiCreatedResponse({ type: OrderDto })
  @ApiConflictResponse({ description: 'order.not_allowed: the conversation has a cart' })
  async create(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() body: CreateOrderDto): Promise<OrderDto> {
    return presentOrder(await this.editing.create(storeId, {
      ...changesOf(body), lines: linesOf(body.lines),
      ...(body.customer_id === undefined ? {} : { customerId: body.customer_id }), ...(body.conversation_id === undefined ? {} : { conversationId: body.conversation_id }),
    }, orderActor(actor)));
  }

  @Post('quotes')
  @HttpCode(200)
  @Access({ role: 'agent', scope: 'orders:read' })
  @ApiOperation({ operationId: 'quoteOrder', summary: 'What an order of these lines would come to now; nothing is written' })
  @ApiOkResponse({ type: OrderQuoteDto })
  async quote(@StoreId() storeId: string, @Body() body: QuoteOrderDto): Promise<OrderQuoteDto> {
    return presentQuote(await this.editing.quote(storeId, linesOf(body.lines), body.delivery_method));
  }

  @Get(':order_id')
  @Access({ role: 'agent', scope: 'orders:read' })
  @ApiOperation({ operationId: 'getOrder', summary: 'One order; its ETag serves If-Match of a change' })
  @ApiOkResponse({ type: OrderDto, headers: { ETag: { schema: { type: 'string' } } } })
  async get(@StoreId() storeId: string, @OrderId() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrderDto> {
    const order = await this.orders.get(storeId, id);
    void reply.header('etag', `"${order.version}"`);
    return presentOrder(order);
  }

  @Patch(':order_id')
  @Access({ role: 'agent', scope: 'orders:write' })
  @ApiOperation({ operationId: 'updateOrder', summary: 'Change lines, delivery, the promised day or the note; absent fields stay' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: OrderDto })
  @ApiConflictResponse({ description: 'order.not_allowed' })
  @ApiPreconditionFailedResponse({ description: 'order.stale' })
  async update(@StoreId() storeId: string, @CurrentActor() actor: Actor, @OrderId() id: string, @Body() body: UpdateOrderDto, @Headers('if-match') ifMatch: string | undefined): Promise<OrderDto> {
    return presentOrder(await this.editing.update(storeId, id, changesOf(body), orderActor(actor), versionOf(ifMatch)));
  }

  @Post(':order_id/transitions')
  @HttpCode(200)
  @Access({ role: 'agent', scope: 'orders:write' })
  @ApiOperation({ operationId: 'transitionOrder', summary: 'Give an order its next status, or take a step back; placing takes the goods off the shelf, cancelling puts them back' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: OrderDto })
  @ApiConflictResponse({ description: 'order.not_allowed, order.out_of_stock (each line with what is left), order.changed, order.empty' })
  @ApiPreconditionFailedResponse({ description: 'order.stale' })
  async transition(@StoreId() storeId: string, @CurrentActor() actor: Actor, @OrderId() id: string, @Body() body: OrderTransitionDto, @Headers('if-match') ifMatch: string | undefined): Promise<OrderDto> {
    const version = versionOf(ifMatch);
    return presentOrder(await this.orders.transition(storeId, id, {
      to: body.status, ...(body.reason ? { reason: body.reason } : {}), ...(version === undefined ? {} : { version }),
    }, orderActor(actor)));
  }

  @Get(':order_id/timeline')
  @Access({ role: 'agent', scope: 'orders:read' })
  @ApiOperation({ operationId: 'getOrderTimeline', summary: 'What happened to an order, oldest first' })
  @ApiPage(OrderEventDto)
  async timeline(@StoreId() storeId: string, @OrderId() id: string, @Query() { limit = PAGE, cursor: text }: PageQuery): Promise<Page<OrderEventDto>> {
    const cursor = readCursor(text, ['id']);
    return pageOf(await this.orders.timeline(storeId, id, cursor, limit), limit, cursor, (row) => [row.id], presentOrderEvent);
  }
}

function orderActor(actor: Actor): OrderActor {
  return actor.kind === 'user' ? { kind: 'user', userId: actor.userId } : { kind: 'api', keyName: actor.name };
}

function linesOf(lines: CreateOrderDto['lines']): { variantId: string; quantity: number }[] {
  return lines.map(({ variant_id: variantId, quantity }) => ({ variantId, quantity }));
}

function changesOf({ lines, delivery, promised_day: promisedDay, note }: UpdateOrderDto): OrderChanges {
  return {
    ...(lines === undefined ? {} : { lines: linesOf(lines) }), ...(delivery === undefined ? {} : { delivery: deliveryOf(delivery) }),
    ...(promisedDay === undefined ? {} : { promisedDay }), ...(note === undefined ? {} : { note }),
  };
}
