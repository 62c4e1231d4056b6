import { ERROR_CODES, type ErrorCode } from '#contracts';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '../errors/app-error.js';
import { Public } from '../http/access.js';
import { Text, Whole } from '../http/fields.js';
import { AnswerLanguage, type TextLanguage, titleOf } from '../http/language.js';

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
  get(@Param('code') code: string, @AnswerLanguage() language: TextLanguage): ErrorCodeDto {
    if (!isErrorCode(code)) throw new AppError('route.not_found');
    return { code, status: ERROR_CODES[code][0], title: titleOf(code, language) };
  }
}

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text);
}
