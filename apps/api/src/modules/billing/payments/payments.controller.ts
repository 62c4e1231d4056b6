import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { BillingDto } from '../billing.dto.js';
import { BillingView } from '../billing-view.js';
import { PaymentDesk } from './payment-desk.js';
import { CheckoutDto, PaymentPageDto, PlanPricesDto } from './payments.dto.js';
import { Payments } from './payments.service.js';
import { PlanPrices } from './plan-prices.js';

const UNAVAILABLE = { description: 'billing.unavailable' };

@ApiTags('billing')
@Controller('api/v1/stores/:store_id/billing')
export class PaymentsController {
  constructor(private readonly desk: PaymentDesk, private readonly payments: Payments, private readonly prices: PlanPrices, private readonly view: BillingView) {}

  @Get('prices')
  @Access({ role: 'agent' })
  @ApiOperation({ operationId: 'listPlanPrices', summary: 'What plans cost; empty where no payments are taken' })
  @ApiOkResponse({ type: PlanPricesDto })
  @ApiServiceUnavailableResponse(UNAVAILABLE)
  async list(): Promise<PlanPricesDto> {
    return { data: (await this.prices.list()).map(({ plan, amount, currency, interval, intervals }) => ({ plan, amount, currency, interval, interval_count: intervals })) };
  }

  @Post('checkout')
  @HttpCode(200)
  @Access({ role: 'owner' })
  @ApiOperation({ operationId: 'openCheckout', summary: 'Open the page where a plan is paid for; an earlier page of this store closes' })
  @ApiOkResponse({ type: PaymentPageDto })
  @ApiConflictResponse({ description: 'billing.no_payments, billing.already_subscribed' })
  @ApiServiceUnavailableResponse(UNAVAILABLE)
  async checkout(@StoreId() storeId: string, @Body() { plan }: CheckoutDto): Promise<PaymentPageDto> {
    return { url: await this.desk.checkout(storeId, plan) };
  }

  @Post('portal')
  @HttpCode(200)
  @Access({ role: 'owner' })
  @ApiOperation({ operationId: 'openPaymentPortal', summary: 'Open the page where card, invoices, plan and cancellation are managed' })
  @ApiOkResponse({ type: PaymentPageDto })
  @ApiConflictResponse({ description: 'billing.no_payments, billing.nothing_to_manage' })
  @ApiServiceUnavailableResponse(UNAVAILABLE)
  async portal(@StoreId() storeId: string): Promise<PaymentPageDto> {
    return { url: await this.desk.portal(storeId) };
  }

  @Post('refresh')
  @HttpCode(200)
  @Access({ role: 'owner' })
  @ApiOperation({ operationId: 'refreshPayment', summary: 'Ask the payment service how things stand now, instead of waiting to be told' })
  @ApiOkResponse({ type: BillingDto })
  @ApiServiceUnavailableResponse(UNAVAILABLE)
  async refresh(@StoreId() storeId: string): Promise<BillingDto> {
    await this.payments.refresh(storeId);
    return this.view.of(storeId);
  }
}
