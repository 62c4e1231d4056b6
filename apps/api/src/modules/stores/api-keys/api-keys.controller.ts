import { publicId } from '#contracts';
import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../../platform/errors/app-error.js';
import { Access } from '../../../platform/http/access.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { userOf } from '../login/user-of.js';
import { ApiKeyDto, ApiKeyWithValueDto, CreateApiKeyDto, RotateApiKeyDto } from './api-keys.dto.js';
import type { ApiKey } from './api-key.entity.js';
import { ApiKeysService } from './api-keys.service.js';

const OVERLAP_HOURS = 24;

@ApiTags('api keys')
@Controller('api/v1/stores/:store_id/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Post()
  @Access({ role: 'admin' })
  @Idempotent()
  @Located('api-keys/:id')
  @ApiOperation({ operationId: 'createApiKey', summary: 'Make a key; its value is shown this once' })
  @ApiCreatedResponse({ type: ApiKeyWithValueDto })
  async create(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() body: CreateApiKeyDto): Promise<ApiKeyWithValueDto> {
    const expiresAt = timeOf(body.expires_at);
    const { apiKey, value } = await this.keys.create(storeId, userOf(actor).userId, { name: body.name, scopes: body.scopes, ...(expiresAt ? { expiresAt } : {}) });
    return Object.assign(presentApiKey(apiKey), { value });
  }

  @Get()
  @Access({ role: 'admin' })
  @ApiOperation({ operationId: 'listApiKeys', summary: 'All keys, newest first' })
  @ApiPage(ApiKeyDto)
  async list(@StoreId() storeId: string, @Query() query: PageQuery): Promise<Page<ApiKeyDto>> {
    const page = await this.keys.list(storeId, query);
    return { ...page, data: page.data.map(presentApiKey) };
  }

  @Post(':api_key_id/rotate')
  @Access({ role: 'admin' })
  @Idempotent()
  @Located('api-keys/:id')
  @ApiOperation({ operationId: 'rotateApiKey', summary: 'A new key of the same name and scopes; the old one goes on for a while' })
  @ApiCreatedResponse({ type: ApiKeyWithValueDto })
  async rotate(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('api_key_id', 'api_key', 'api_key.not_found') keyId: string, @Body() body: RotateApiKeyDto,
  ): Promise<ApiKeyWithValueDto> {
    const { apiKey, value } = await this.keys.rotate(storeId, userOf(actor).userId, keyId, body.overlap_hours ?? OVERLAP_HOURS);
    return Object.assign(presentApiKey(apiKey), { value });
  }

  @Delete(':api_key_id')
  @Access({ role: 'admin' })
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokeApiKey', summary: 'End a key at once' })
  @ApiNoContentResponse()
  async revoke(@StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('api_key_id', 'api_key', 'api_key.not_found') keyId: string): Promise<void> {
    await this.keys.revoke(storeId, userOf(actor).userId, keyId);
  }
}

function timeOf(text: string | null | undefined): Date | undefined {
  if (text === null || text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw AppError.field('not_a_time', '/expires_at', 'expires_at is not a point in time');
  return time;
}
function presentApiKey(key: ApiKey): ApiKeyDto {
  return {
    id: publicId('api_key', key.id),
    name: key.name,
    prefix: key.prefix,
    last4: key.last4,
    scopes: key.scopes,
    created_at: key.createdAt.toISOString(),
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    expires_at: key.expiresAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
  };
}
