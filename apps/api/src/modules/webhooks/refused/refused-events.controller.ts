import { publicId } from '#contracts';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { WebhookReplay } from '../events/webhook-replay.js';
import { RefusedEventDto, RefusedReplayDto } from './refused-events.dto.js';
import { RefusedEvents, type RefusedRow } from './refused-events.js';

@ApiTags('webhook events')
@Controller('api/v1/stores/:store_id/accounts/:account_id/refused-events')
export class RefusedEventsController {
  constructor(private readonly refused: RefusedEvents, private readonly replays: WebhookReplay) {}

  @Get()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listRefusedEvents', summary: 'The newest bodies whose signature did not match, at most 50: all in one page' })
  @ApiPage(RefusedEventDto)
  async listRefusedEvents(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') accountId: string): Promise<Page<RefusedEventDto>> {
    return { data: (await this.refused.list(storeId, accountId)).map(presentRefusedEvent), next_cursor: null, prev_cursor: null };
  }

  @Post('replay')
  @HttpCode(200)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'replayRefusedEvents', summary: 'Verify refused bodies with the secret that is stored now' })
  @ApiOkResponse({ type: RefusedReplayDto })
  replayRefusedEvents(@StoreId() storeId: string, @IdParam('account_id', 'account', 'account.not_found') accountId: string): Promise<RefusedReplayDto> {
    return this.replays.replayRefused(storeId, accountId);
  }
}

function presentRefusedEvent(row: RefusedRow): RefusedEventDto {
  return {
    id: publicId('webhook_event', row.id), account_id: publicId('account', row.account_id), reason: row.reason, count: row.count,
    first_at: row.first_at.toISOString(), last_at: row.last_at.toISOString(),
  };
}
