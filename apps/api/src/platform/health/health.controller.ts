import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/access.js';
import { Nested, OneOf } from '../http/fields.js';
import { Health, isGood, NEEDED_TO_SERVE, NEEDED_TO_START, type PartName, type Parts, type PartState } from './health.js';

const STATES = ['ok', 'failed'] as const;

class LiveDto {
  @OneOf(['ok'] as const) status!: 'ok';
}
class PartsDto {
  @OneOf(STATES) database!: PartState;
  @OneOf(STATES, { description: 'Whether the schema is the one this version needs' }) migrations!: PartState;
  @OneOf(STATES) queue!: PartState;
}
class HealthDto {
  @OneOf(STATES) status!: PartState;
  @Nested(() => PartsDto) parts!: Parts;
}

/** For whoever starts, restarts and routes to this process. */
@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the process answers; if not, restart it' })
  @ApiOkResponse({ type: LiveDto })
  live(): LiveDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Whether requests can be served: database, schema and queue' })
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto, description: 'A part does not answer; the body says which' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    return answer(await this.health.parts(), NEEDED_TO_SERVE, reply);
  }

  @Get('startup')
  @ApiOperation({ operationId: 'getStartup', summary: 'Whether the start is complete: the schema is the one this version needs' })
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto, description: 'Still starting; the body says what is missing' })
  async startup(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    return answer(await this.health.parts(), NEEDED_TO_START, reply);
  }
}

function answer(parts: Parts, needed: readonly PartName[], reply: FastifyReply): HealthDto {
  const good = isGood(parts, needed);
  reply.status(good ? 200 : 503);
  return { status: good ? 'ok' : 'failed', parts };
}
