import { publicId } from '#contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import { ApiPage, type Page } from '../../platform/http/page.js';
import { StoreId } from '../../platform/http/params.js';
import { timesOf } from '../../platform/http/times.js';
import type { SecurityEvent } from './security-event.entity.js';
import { SecurityEventDto, SecurityEventsQuery } from './security-events.dto.js';
import { SecurityLog } from './security-log.js';

@ApiTags('security')
@Controller('api/v1/stores/:store_id/security-events')
export class SecurityEventsController {
  constructor(private readonly log: SecurityLog) {}

  @Get()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listSecurityEvents', summary: 'What was refused or noticed, newest first; equal events of an hour are one' })
  @ApiPage(SecurityEventDto)
  async list(@StoreId() storeId: string, @Query() query: SecurityEventsQuery): Promise<Page<SecurityEventDto>> {
    const filter = { ...(query.kind ? { kind: query.kind } : {}), ...(query.account_id ? { accountId: query.account_id } : {}), times: timesOf(query) };
    const page = await this.log.list(storeId, filter, query);
    return { ...page, data: page.data.map(presentSecurityEvent) };
  }
}

function presentSecurityEvent(event: SecurityEvent): SecurityEventDto {
  return {
    id: publicId('security_event', event.id),
    kind: event.kind,
    account_id: event.accountId === null ? null : publicId('account', event.accountId),
    source: event.source,
    detail: event.detail,
    count: event.count,
    first_at: event.firstAt.toISOString(),
    last_at: event.lastAt.toISOString(),
  };
}
