import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { RunTestDto, SavedTestDto, SaveTestDto, SuggestedTestDto, SuggestTestDto, TestRunDto, UpdateTestDto } from './saved-tests.dto.js';
import { SavedTests } from './saved-tests.service.js';
import { TestSuggestions } from './suggestions.service.js';

const TestId = (): ParameterDecorator => IdParam('test_id', 'assistant_test', 'assistant_test.not_found');

@ApiTags('assistant')
@Controller('api/v1/stores/:store_id/assistant/tests')
export class SavedTestsController {
  constructor(private readonly tests: SavedTests, private readonly suggestions: TestSuggestions) {}

  @Get()
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'listAssistantTests', summary: 'Saved tests of the assistant with how their last try went, newest first' })
  @ApiPage(SavedTestDto)
  async list(@StoreId() storeId: string, @Query() query: PageQuery): Promise<Page<SavedTestDto>> {
    return this.tests.list(storeId, query);
  }

  @Post()
  @Access({ role: 'admin', scope: 'assistant:write' })
  @Idempotent()
  @Located('assistant/tests/:id')
  @ApiOperation({ operationId: 'createAssistantTest', summary: 'Save a question with what a good answer has' })
  @ApiCreatedResponse({ type: SavedTestDto })
  @ApiConflictResponse({ description: 'assistant_test.limit_reached' })
  async create(@StoreId() storeId: string, @Body() body: SaveTestDto): Promise<SavedTestDto> {
    return this.tests.create(storeId, body);
  }

  @Post('suggestions')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'assistant:write' })
  @ApiOperation({ operationId: 'suggestAssistantTest', summary: 'A test made of a conversation, without who the customer is; nothing is kept' })
  @ApiOkResponse({ type: SuggestedTestDto })
  async suggest(@StoreId() storeId: string, @Body() body: SuggestTestDto): Promise<SuggestedTestDto> {
    return this.suggestions.of(storeId, body.message_id);
  }

  @Get(':test_id')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'getAssistantTest', summary: 'One saved test' })
  @ApiOkResponse({ type: SavedTestDto })
  async get(@StoreId() storeId: string, @TestId() id: string): Promise<SavedTestDto> {
    return this.tests.get(storeId, id);
  }

  @Patch(':test_id')
  @Access({ role: 'admin', scope: 'assistant:write' })
  @ApiOperation({ operationId: 'updateAssistantTest', summary: 'Change a saved test; absent fields stay, its last result is forgotten' })
  @ApiOkResponse({ type: SavedTestDto })
  async update(@StoreId() storeId: string, @TestId() id: string, @Body() body: UpdateTestDto): Promise<SavedTestDto> {
    return this.tests.update(storeId, id, body);
  }

  @Delete(':test_id')
  @Access({ role: 'admin', scope: 'assistant:write' })
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteAssistantTest', summary: 'Remove a saved test' })
  @ApiNoContentResponse()
  async remove(@StoreId() storeId: string, @TestId() id: string): Promise<void> {
    return this.tests.remove(storeId, id);
  }

  @Post(':test_id/runs')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'assistant:write' })
  @ApiOperation({ operationId: 'runAssistantTest', summary: 'Ask the assistant what a saved test asks, and check the answer; nothing is sent' })
  @ApiOkResponse({ type: TestRunDto })
  async run(@StoreId() storeId: string, @TestId() id: string, @Body() { behaviour }: RunTestDto): Promise<TestRunDto> {
    return this.tests.run(storeId, id, behaviour ?? 'draft');
  }
}
