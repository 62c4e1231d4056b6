import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SearchIndex } from '../../platform/search/search-index.js';
import { StoresModule } from '../stores/index.js';
import { KnowledgeEntries } from './knowledge-entries.service.js';
import { KnowledgeEntry } from './knowledge-entry.entity.js';
import { KnowledgeController } from './knowledge.controller.js';
import { Knowledge } from './knowledge.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([KnowledgeEntry]), StoresModule],
  controllers: [KnowledgeController],
  providers: [SearchIndex, Knowledge, KnowledgeEntries],
  exports: [Knowledge, KnowledgeEntries],
})
export class KnowledgeModule {}
