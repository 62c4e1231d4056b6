import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors/app-error.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { AcceptsCsv, readUpload } from '../../../platform/http/upload.js';
import { Access } from '../../stores/index.js';
import type { FileColumns } from './file-columns.js';
import { RecipientEntry } from './recipient-entry.service.js';
import { RecipientLists } from './recipient-lists.service.js';
import { NewRecipientsDto, RecipientFileDto, RecipientReportDto, SegmentCountDto, SegmentDto } from './recipient-lists.dto.js';
import type { SegmentFilter } from './segment.queries.js';

const MAX_BYTES = 20 * 1024 * 1024;
const FILE = { file: { type: 'string', format: 'binary' } } as const;

@ApiTags('bulk messages')
@Controller('api/v1/stores/:store_id')
export class RecipientEntryController {
  constructor(private readonly entry: RecipientEntry, private readonly lists: RecipientLists) {}

  @Post('recipient-lists/:recipient_list_id/recipients')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'addRecipients', summary: 'Add rows: numbers are repaired, each person comes once' })
  @ApiOkResponse({ type: RecipientReportDto })
  @ApiConflictResponse({ description: 'recipient_list.full' })
  add(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string, @Body() body: NewRecipientsDto): Promise<RecipientReportDto> {
    return this.entry.add(storeId, id, body.rows);
  }

  @Post('recipient-lists/:recipient_list_id/files')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({
    operationId: 'addRecipientFile', summary: 'Add the rows of a CSV file',
    description: 'The form field `columns` before the file, JSON like {"mobile_number": 0, "recipient_name": 2}, says which columns hold number and name; without it they are guessed. The others become data under their header.',
  })
  @AcceptsCsv()
  @ApiBody({ schema: { type: 'object', properties: { columns: { type: 'string' }, ...FILE } } })
  @ApiOkResponse({ type: RecipientReportDto })
  async addFile(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string, @Req() request: FastifyRequest): Promise<RecipientReportDto> {
    await this.lists.get(storeId, id);
    const { bytes, fields } = await readUpload(request, MAX_BYTES);
    return this.entry.addFile(storeId, id, bytes, fields['columns'] === undefined ? undefined : readColumns(fields['columns']));
  }

  @Post('recipient-lists/:recipient_list_id/segments')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'addSegment', summary: 'Add the customers that match; those who stopped marketing stay out' })
  @ApiOkResponse({ type: RecipientReportDto })
  addSegment(@StoreId() storeId: string, @IdParam('recipient_list_id', 'recipient_list', 'recipient_list.not_found') id: string, @Body() body: SegmentDto): Promise<RecipientReportDto> {
    return this.entry.addSegment(storeId, id, filterOf(body));
  }

  @Post('recipient-files/columns')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'bulk:write' })
  @ApiOperation({ operationId: 'outlineRecipientFile', summary: 'Headers and first rows of a CSV file, and which seem to hold number and name' })
  @AcceptsCsv()
  @ApiBody({ schema: { type: 'object', properties: FILE } })
  @ApiOkResponse({ type: RecipientFileDto })
  async outline(@Req() request: FastifyRequest): Promise<RecipientFileDto> {
    const { headers, samples, rows, guess } = await this.entry.outline((await readUpload(request, MAX_BYTES)).bytes);
    return { headers: [...headers], samples: samples.map((row) => ({ cells: [...row] })), rows, guess };
  }

  @Post('segments/count')
  @HttpCode(200)
  @Access({ role: 'agent', scope: 'bulk:read' })
  @ApiOperation({ operationId: 'countSegment', summary: 'How many customers match' })
  @ApiOkResponse({ type: SegmentCountDto })
  async count(@StoreId() storeId: string, @Body() body: SegmentDto): Promise<SegmentCountDto> {
    return { customers: await this.entry.countSegment(storeId, filterOf(body)) };
  }
}

function filterOf({ label_id: labelId, active_days: activeDays, inactive_days: inactiveDays, ...rest }: SegmentDto): SegmentFilter {
  return { ...rest, ...(labelId === undefined ? {} : { labelId }), ...(activeDays === undefined ? {} : { activeDays }), ...(inactiveDays === undefined ? {} : { inactiveDays }) };
}

/** @throws AppError request.invalid */
function readColumns(text: string): FileColumns {
  try {
    const { mobile_number: number, recipient_name: name } = JSON.parse(text) as Record<string, unknown>;
    if (Number.isInteger(number) && (name === null || name === undefined || Number.isInteger(name))) return { mobile_number: number as number, recipient_name: (name as number | undefined) ?? null };
  } catch { /* falls through: the text was no JSON */ }
  throw AppError.field('invalid', '/columns', 'JSON with the places of mobile_number and recipient_name');
}
