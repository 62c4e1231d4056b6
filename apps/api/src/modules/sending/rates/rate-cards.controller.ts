import { publicId, RATE_CATEGORIES, type RateCategory } from '#contracts';
import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../../platform/errors/app-error.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { type Rates, readRateCard } from './rate-card.js';
import { RateCardDto, RateCardsDto, type RateDto, SavedRateCardDto, SaveRateCardDto } from './rate-cards.dto.js';
import { RateCards, type StoredRateCard } from './rate-cards.service.js';

@ApiTags('costs')
@Controller('api/v1/stores/:store_id/rate-cards')
export class RateCardsController {
  constructor(private readonly cards: RateCards) {}

  @Get()
  @Access({ role: 'agent', scope: 'accounts:read' })
  @ApiOperation({ operationId: 'listRateCards', summary: 'What WhatsApp charges for messages, by the day from which it counts' })
  @ApiOkResponse({ type: RateCardsDto })
  async list(@StoreId() storeId: string): Promise<RateCardsDto> {
    return { data: (await this.cards.list(storeId)).map(present) };
  }

  @Post()
  @Idempotent()
  @Access({ role: 'admin' })
  @Located('rate-cards/:id')
  @ApiOperation({ operationId: 'saveRateCard', summary: 'Enter a rate card; it takes the place of the one of the same day' })
  @ApiCreatedResponse({ type: SavedRateCardDto })
  @ApiConflictResponse({ description: 'rate_card.limit_reached' })
  async save(@StoreId() storeId: string, @Body() body: SaveRateCardDto): Promise<SavedRateCardDto> {
    if ((body.csv === undefined) === (body.rates === undefined)) throw AppError.field('required', '/rates', 'Either rates or csv');
    const read = body.csv === undefined ? { currency: undefined, rates: ratesOf(body.rates ?? []), unknownMarkets: [] } : readRateCard(body.csv);
    const currency = read.currency ?? body.currency;
    if (currency === undefined) throw AppError.field('required', '/currency', 'The text names no currency');
    const saved = await this.cards.save(storeId, { effectiveFrom: body.effective_from, currency, rates: read.rates });
    return { ...present(saved), unknown_markets: [...read.unknownMarkets] };
  }

  @Delete(':rate_card_id')
  @HttpCode(204)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'deleteRateCard', summary: 'Remove a rate card' })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @IdParam('rate_card_id', 'rate_card', 'rate_card.not_found') id: string): Promise<void> {
    return this.cards.remove(storeId, id);
  }
}

function ratesOf(list: readonly RateDto[]): Rates {
  const rates: Partial<Record<RateCategory, Record<string, number>>> = {};
  for (const { category, country, amount_micro } of list) (rates[category] ??= {})[country ?? ''] = amount_micro;
  return rates;
}

function present({ id, effectiveFrom, currency, rates, updatedAt }: StoredRateCard): RateCardDto {
  const list = RATE_CATEGORIES.flatMap((category) => Object.entries(rates[category] ?? {}).map(([country, amount_micro]) => ({ category, country: country === '' ? null : country, amount_micro })));
  return { id: publicId('rate_card', id), effective_from: effectiveFrom, currency, rates: list, updated_at: updatedAt.toISOString() };
}
