import { publicId } from '#contracts';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { type LoggedEvent, WebhookEventLog } from './webhook-event-log.js';
import { ReplayedEventsDto, ReplayEventsDto, WebhookEventBodyDto, WebhookEventDto, WebhookEventsQuery } from './webhook-events.dto.js';
import { WebhookReplay } from './webhook-replay.js';

@ApiTags('webhook events')
@Controller('api/v1/stores/:store_id/webhook-events')
export class WebhookEventsController {
  constructor(private readonly log: WebhookEventLog, private readonly replays: WebhookReplay) {}

  @Get()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listWebhookEvents', summary: 'What providers posted for this store, newest first' })
  @ApiPage(WebhookEventDto)
  listWebhookEvents(@StoreId() storeId: string, @Query() query: WebhookEventsQuery): Promise<Page<WebhookEventDto>> {
    return this.log.list(storeId, { ...(query.state ? { state: query.state } : {}), ...(query.account_id ? { accountId: query.account_id } : {}) }, query, presentWebhookEvent);
  }

  @Post('replay')
  @HttpCode(200)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'replayWebhookEvents', summary: 'Have stored events read again; what was read before changes nothing' })
  @ApiOkResponse({ type: ReplayedEventsDto })
  async replayWebhookEvents(@StoreId() storeId: string, @Body() body: ReplayEventsDto): Promise<ReplayedEventsDto> {
    const since = new Date(body.since);
    if (Number.isNaN(since.getTime())) throw AppError.field('not_a_time', '/since', 'since is no point in time');
    return { replayed: await this.replays.replay({ storeId, since, ...(body.state ? { state: body.state } : {}) }) };
  }

  @Get(':event_id/body')
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'getWebhookEventBody', summary: 'The body of one event as it was posted, without secrets' })
  @ApiOkResponse({ type: WebhookEventBodyDto })
  @ApiNotFoundResponse({ description: 'webhook_event.not_found' })
  async getWebhookEventBody(@StoreId() storeId: string, @IdParam('event_id', 'webhook_event', 'webhook_event.not_found') id: string): Promise<WebhookEventBodyDto> {
    const { body, isShared } = await this.log.getBody(storeId, id);
    return { id: publicId('webhook_event', id), body: body ?? null, is_shared: isShared };
  }

  @Post(':event_id/replay')
  @HttpCode(204)
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'replayWebhookEvent', summary: 'Have one event read again' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ description: 'webhook_event.not_found' })
  replayWebhookEvent(@StoreId() storeId: string, @IdParam('event_id', 'webhook_event', 'webhook_event.not_found') id: string): Promise<void> {
    return this.replays.replayOne(storeId, id);
  }
}

function presentWebhookEvent(event: LoggedEvent): WebhookEventDto {
  return {
    id: publicId('webhook_event', event.id),
    account_id: publicId('account', event.account_id),
    state: event.state,
    summary: event.summary,
    attempts: event.attempts,
    error: event.error,
    bytes: event.bytes,
    received_at: event.received_at.toISOString(),
    processed_at: event.processed_at?.toISOString() ?? null,
  };
}
