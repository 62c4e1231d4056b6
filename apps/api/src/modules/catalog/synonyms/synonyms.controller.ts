import { publicId } from '#contracts';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { SynonymsDto, SynonymsInputDto, SynonymsListDto } from './synonyms.dto.js';
import { type Synonyms, SynonymsService } from './synonyms.service.js';

const SynonymsId = (): ParameterDecorator => IdParam('synonyms_id', 'synonyms', 'synonyms.not_found');

@ApiTags('catalog')
@Controller('api/v1/stores/:store_id/synonyms')
export class SynonymsController {
  constructor(private readonly synonyms: SynonymsService) {}

  @Get()
  @Access({ role: 'agent', scope: 'catalog:read' })
  @ApiOperation({ operationId: 'listSynonyms', summary: 'What customers of this store call the same thing' })
  @ApiOkResponse({ type: SynonymsListDto })
  async list(@StoreId() storeId: string): Promise<SynonymsListDto> {
    return { data: (await this.synonyms.list(storeId)).map(present) };
  }

  @Post()
  @Idempotent()
  @Access({ role: 'admin', scope: 'catalog:write' })
  @Located('synonyms/:id')
  @ApiOperation({ operationId: 'createSynonyms', summary: 'Say that words mean the same: whoever looks for one finds the others' })
  @ApiCreatedResponse({ type: SynonymsDto })
  @ApiConflictResponse({ description: 'synonyms.limit_reached' })
  async create(@StoreId() storeId: string, @Body() body: SynonymsInputDto): Promise<SynonymsDto> {
    return present(await this.synonyms.create(storeId, body.words));
  }

  @Patch(':synonyms_id')
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'updateSynonyms', summary: 'Replace the words' })
  @ApiOkResponse({ type: SynonymsDto })
  async update(@StoreId() storeId: string, @SynonymsId() id: string, @Body() body: SynonymsInputDto): Promise<SynonymsDto> {
    return present(await this.synonyms.update(storeId, id, body.words));
  }

  @Delete(':synonyms_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'catalog:write' })
  @ApiOperation({ operationId: 'deleteSynonyms', summary: 'Words that do not mean the same after all' })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @SynonymsId() id: string): Promise<void> {
    return this.synonyms.remove(storeId, id);
  }
}

function present({ id, words, createdAt, updatedAt }: Synonyms): SynonymsDto {
  return { id: publicId('synonyms', id), words: [...words], created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
}
