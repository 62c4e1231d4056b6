import { ERROR_CODES, type ErrorCode } from '#contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '../errors/app-error.js';
import { Public } from '../http/access.js';
import { Text, Whole } from '../http/fields.js';

class ErrorCodeDto {
  @Text({ max: 100, example: 'window.closed' }) code!: string;
  @Whole({ description: 'HTTP status of answers with this code' }) status!: number;
  @Text({ max: 200 }) title!: string;
}

/** Where the `type` of a problem leads. */
@ApiTags('docs')
@Controller('api/docs/errors')
export class ErrorCodesController {
  @Get(':code')
  @Public()
  @ApiOperation({ operationId: 'getErrorCode', summary: 'What an error code means' })
  @ApiOkResponse({ type: ErrorCodeDto })
  get(@Param('code') code: string): ErrorCodeDto {
    if (!isErrorCode(code)) throw new AppError('route.not_found');
    const [status, title] = ERROR_CODES[code];
    return { code, status, title };
  }
}

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text);
}
