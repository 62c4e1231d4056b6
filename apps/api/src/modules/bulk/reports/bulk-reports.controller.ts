import { publicId } from '#contracts';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiCsv, sendCsv } from '../../../platform/csv/send-csv.js';
import { ApiPage, everyPage, type Page } from '../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { BulkMessages } from '../composing/bulk-messages.service.js';
import { BulkRecipientDto, BulkRecipientQuery, BulkReportDto } from './bulk-reports.dto.js';
import { BulkReports, type ReportedRecipient } from './bulk-reports.service.js';

const BATCH = 100;
const COLUMNS = ['mobile_number', 'recipient_name', 'status', 'reason', 'reason_code', 'replied', 'sent_at', 'recipient_data'] as const;

@ApiTags('bulk messages')
@Controller('api/v1/stores/:store_id/bulk-messages/:bulk_message_id')
export class BulkReportsController {
  constructor(private readonly reports: BulkReports, private readonly bulks: BulkMessages) {}

  @Get('report')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'getBulkReport', summary: 'Why recipients did not get it, how many answered, and what they ordered' })
  @ApiOkResponse({ type: BulkReportDto })
  async report(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string): Promise<BulkReportDto> {
    const { reasons, replied, orders, secondsLeft, perSecond } = await this.reports.report(storeId, id);
    return { reasons: [...reasons], replied, orders: orders.reduce((sum, each) => sum + each.orders, 0), ordered: orders.map(({ currency, amount }) => ({ currency, amount })), retryable: reasons.reduce((sum, { retryable, count }) => sum + (retryable ? count : 0), 0), seconds_left: secondsLeft ?? null, per_second: perSecond ?? null };
  }

  @Get('recipients')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'listBulkRecipients', summary: 'What became of each recipient' })
  @ApiPage(BulkRecipientDto)
  recipients(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string, @Query() query: BulkRecipientQuery): Promise<Page<BulkRecipientDto>> {
    return this.reports.recipients(storeId, id, query, present);
  }

  @Get('export')
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'exportBulkRecipients', summary: 'What became of each recipient, as a CSV file' })
  @ApiCsv()
  async export(@StoreId() storeId: string, @IdParam('bulk_message_id', 'bulk_message', 'bulk_message.not_found') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { number } = await this.bulks.get(storeId, id);
    await sendCsv(reply, number, COLUMNS, this.#rows(storeId, id));
  }

  async *#rows(storeId: string, id: string): AsyncGenerator<Record<(typeof COLUMNS)[number], string>> {
    for await (const row of everyPage(BATCH, (page) => this.reports.recipients(storeId, id, page, present))) {
      yield {
        mobile_number: row.mobile_number, recipient_name: row.recipient_name, status: row.status, reason: row.reason_text ?? '', reason_code: row.reason_code ?? '', replied: row.replied ? 'yes' : '',
        sent_at: row.sent_at ?? '', recipient_data: Object.keys(row.recipient_data).length === 0 ? '' : JSON.stringify(row.recipient_data),
      };
    }
  }
}

function present(row: ReportedRecipient): BulkRecipientDto {
  return {
    id: publicId('bulk_recipient', row.id), mobile_number: row.phone, recipient_name: row.name, recipient_data: { ...row.data }, status: row.status, reason_code: row.reason_code, reason_text: row.reason_text,
    replied: row.replied, message_id: row.message_id && publicId('message', row.message_id), conversation_id: row.conversation_id && publicId('conversation', row.conversation_id), sent_at: row.sent_at?.toISOString() ?? null,
  };
}
