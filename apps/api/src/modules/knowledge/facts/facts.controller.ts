import { publicId } from '#contracts';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { type FactDto, FactsDto, UpdateFactsDto } from './facts.dto.js';
import { type Facts, StoreFactsService } from './facts.service.js';
import type { FactTopic } from './topics.js';

@ApiTags('knowledge')
@Controller('api/v1/stores/:store_id/knowledge/facts')
export class FactsController {
  constructor(private readonly facts: StoreFactsService) {}

  @Get()
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'getFacts', summary: 'What customers ask every store: hours, address, shipping, payment, returns' })
  @ApiOkResponse({ type: FactsDto })
  async get(@StoreId() storeId: string): Promise<FactsDto> {
    return present(await this.facts.get(storeId));
  }

  @Patch()
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @ApiOperation({ operationId: 'updateFacts', summary: 'Change facts; absent topics stay, null takes one away', description: 'Each fact is a knowledge entry with that topic: the assistant finds and cites it like every other.' })
  @ApiOkResponse({ type: FactsDto })
  async update(@StoreId() storeId: string, @Body() body: UpdateFactsDto): Promise<FactsDto> {
    return present(await this.facts.update(storeId, { ...body }));
  }
}

function present(facts: Facts): FactsDto {
  const of = (topic: FactTopic): FactDto | null => {
    const entry = facts.get(topic);
    return entry === undefined ? null : { knowledge_id: publicId('knowledge', entry.id), body: entry.body, updated_at: entry.updatedAt.toISOString() };
  };
  return { opening_hours: of('opening_hours'), address: of('address'), contact: of('contact'), shipping: of('shipping'), payment: of('payment'), returns: of('returns') };
}
