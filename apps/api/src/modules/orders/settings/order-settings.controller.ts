import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { OrderSettingsDto, UpdateOrderSettingsDto } from './order-settings.dto.js';
import { type OrderSettings, OrderSettingsService } from './order-settings.service.js';

@ApiTags('orders')
@Controller('api/v1/stores/:store_id/order-settings')
export class OrderSettingsController {
  constructor(private readonly settings: OrderSettingsService) {}

  @Get()
  @Access({ role: 'agent', scope: 'orders:read' })
  @ApiOperation({ operationId: 'getOrderSettings', summary: 'Tax, delivery fee and pickup of the store' })
  @ApiOkResponse({ type: OrderSettingsDto })
  async get(@StoreId() storeId: string): Promise<OrderSettingsDto> {
    return present(await this.settings.get(storeId));
  }

  @Patch()
  @Access({ role: 'admin', scope: 'orders:write' })
  @ApiOperation({ operationId: 'updateOrderSettings', summary: 'Change tax, delivery fee or pickup; orders that are placed keep theirs' })
  @ApiOkResponse({ type: OrderSettingsDto })
  async update(@StoreId() storeId: string, @Body() body: UpdateOrderSettingsDto): Promise<OrderSettingsDto> {
    return present(await this.settings.update(storeId, {
      ...(body.tax_rate_bp === undefined ? {} : { taxRateBp: body.tax_rate_bp }),
      ...(body.prices_include_tax === undefined ? {} : { pricesIncludeTax: body.prices_include_tax }),
      ...(body.delivery_fee === undefined ? {} : { deliveryFee: body.delivery_fee }),
      ...(body.pickup === undefined ? {} : { pickup: body.pickup }),
    }));
  }
}

function present({ taxRateBp, pricesIncludeTax, deliveryFee, pickup }: OrderSettings): OrderSettingsDto {
  return { tax_rate_bp: taxRateBp, prices_include_tax: pricesIncludeTax, delivery_fee: deliveryFee, pickup };
}
