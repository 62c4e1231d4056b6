import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiForbiddenResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import type { Actor } from '../../platform/http/request-context.js';
import { Access } from '../stores/index.js';
import { CreateNoteDto, NoteDto, UpdateNoteDto } from './notes.dto.js';
import { Notes } from './notes.service.js';

const ConversationId = (): ParameterDecorator => IdParam('conversation_id', 'conversation', 'conversation.not_found');
const NoteId = (): ParameterDecorator => IdParam('note_id', 'note', 'note.not_found');

@ApiTags('notes')
@Controller('api/v1/stores/:store_id/conversations/:conversation_id/notes')
export class NotesController {
  constructor(private readonly notes: Notes) {}

  @Get()
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'listNotes', summary: 'Notes of the team beside a conversation, newest first; customers never see them' })
  @ApiPage(NoteDto)
  list(@StoreId() storeId: string, @ConversationId() conversationId: string, @Query() page: PageQuery): Promise<Page<NoteDto>> {
    return this.notes.list(storeId, conversationId, page);
  }

  @Post()
  @Access({ role: 'agent', scope: 'conversations:write' })
  @Idempotent()
  @Located('conversations/:conversation_id/notes/:id')
  @ApiOperation({ operationId: 'createNote', summary: 'Write a note for the team' })
  @ApiCreatedResponse({ type: NoteDto })
  create(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() conversationId: string, @Body() body: CreateNoteDto): Promise<NoteDto> {
    return this.notes.create(storeId, conversationId, actor, body);
  }

  @Patch(':note_id')
  @Access({ role: 'agent', scope: 'conversations:write' })
  @ApiOperation({ operationId: 'updateNote', summary: 'Change a note of one\'s own' })
  @ApiOkResponse({ type: NoteDto })
  @ApiForbiddenResponse({ description: 'note.not_yours' })
  update(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() conversationId: string, @NoteId() noteId: string, @Body() body: UpdateNoteDto): Promise<NoteDto> {
    return this.notes.update(storeId, conversationId, noteId, actor, body);
  }

  @Delete(':note_id')
  @Access({ role: 'agent', scope: 'conversations:write' })
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteNote', summary: 'Remove a note of one\'s own' })
  @ApiNoContentResponse()
  @ApiForbiddenResponse({ description: 'note.not_yours' })
  remove(@StoreId() storeId: string, @CurrentActor() actor: Actor, @ConversationId() conversationId: string, @NoteId() noteId: string): Promise<void> {
    return this.notes.remove(storeId, conversationId, noteId, actor);
  }
}
