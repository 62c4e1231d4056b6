import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SearchIndex } from '../../platform/search/search-index.js';
import { StoresModule } from '../stores/index.js';
import { FactsController } from './facts/facts.controller.js';
import { StoreFactsService } from './facts/facts.service.js';
import { KnowledgeEntries } from './knowledge-entries.service.js';
import { KnowledgeEntry } from './knowledge-entry.entity.js';
import { KnowledgeController } from './knowledge.controller.js';
import { Knowledge } from './knowledge.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([KnowledgeEntry]), StoresModule],
  controllers: [FactsController, KnowledgeController],
  providers: [SearchIndex, Knowledge, KnowledgeEntries, StoreFactsService],
  exports: [Knowledge, KnowledgeEntries],
})
export class KnowledgeModule {}
