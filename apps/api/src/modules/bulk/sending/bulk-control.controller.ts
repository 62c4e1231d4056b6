import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { BulkMessageDto, TestBulkMessageDto } from '../bulk.dto.js';
import { presentBulk } from '../bulk.presenter.js';
import { BulkMessages } from '../composing/bulk-messages.service.js';
import { BulkReports } from '../reports/bulk-reports.service.js';
import { BulkControl } from './bulk-control.service.js';
import { BulkStart } from './bulk-start.service.js';
import { TestSends } from './test-sends.service.js';

@ApiTags('bulk messages')
@Controller('api/v1/stores/:store_id/bulk-messages/:bulk_message_id')
export class BulkControlController {
  constructor(private readonly starts: BulkStart, private readonly control: BulkControl, private readonly bulks: BulkMessages, private readonly reports: BulkReports, private readonly tests: TestSends) {}

  @Post('test')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @Idempotent()
  @ApiOperation({ operationId: 'testBulkMessage', summary: 'Send it once, as the first recipient would get it, to a number of yours' })
  @ApiNoContentResponse()
  @ApiUnprocessableEntityResponse({ description: 'bulk_message.incomplete' })
  async test(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string, @Body() body: TestBulkMessageDto): Promise<void> {
    await this.tests.send(storeId, await this.bulks.get(storeId, id), body.to);
  }

  @Post('start')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @Idempotent({ requiredForKeys: true })
  @ApiOperation({ operationId: 'startBulkMessage', summary: 'Start it, now or at its time' })
  @ApiOkResponse({ type: BulkMessageDto })
  @ApiConflictResponse({ description: 'bulk_message.not_draft' })
  @ApiUnprocessableEntityResponse({ description: 'bulk_message.incomplete' })
  async start(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkMessageDto> {
    return presentBulk(await this.starts.start(storeId, id));
  }

  @Post('pause')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'pauseBulkMessage', summary: 'Pause it' })
  @ApiOkResponse({ type: BulkMessageDto })
  @ApiConflictResponse({ description: 'bulk_message.not_allowed' })
  async pause(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkMessageDto> {
    return presentBulk(await this.control.pause(storeId, id));
  }

  @Post('resume')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'resumeBulkMessage', summary: 'Go on with the next recipient' })
  @ApiOkResponse({ type: BulkMessageDto })
  @ApiConflictResponse({ description: 'bulk_message.not_allowed' })
  async resume(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkMessageDto> {
    return presentBulk(await this.control.resume(storeId, id));
  }

  @Post('cancel')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'cancelBulkMessage', summary: 'Write to nobody else' })
  @ApiOkResponse({ type: BulkMessageDto })
  @ApiConflictResponse({ description: 'bulk_message.not_allowed' })
  async cancel(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkMessageDto> {
    return presentBulk(await this.control.cancel(storeId, id));
  }

  @Post('retry-failed')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'retryBulkMessage', summary: 'Once more to those who failed for a reason that may have passed; nobody gets it twice' })
  @ApiOkResponse({ type: BulkMessageDto })
  @ApiConflictResponse({ description: 'bulk_message.not_allowed, bulk_message.nothing_to_retry' })
  async retry(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkMessageDto> {
    return presentBulk(await this.control.retry(storeId, id, await this.reports.retryableCodes(storeId, id)));
  }

  @Post('retry-undecided')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'retryUndecidedBulkMessage', summary: 'Once more to those of whom WhatsApp told nothing for ten minutes; who has it after all gets it twice' })
  @ApiOkResponse({ type: BulkMessageDto })
  @ApiConflictResponse({ description: 'bulk_message.not_allowed, bulk_message.nothing_to_retry' })
  async retryUndecided(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkMessageDto> {
    return presentBulk(await this.control.retryUndecided(storeId, id));
  }
}
