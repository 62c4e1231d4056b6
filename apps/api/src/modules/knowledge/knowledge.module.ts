import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SearchIndex } from '../../platform/search/search-index.js';
import { StoresModule } from '../stores/index.js';
import { EntryWriter } from './entry-writer.js';
import { FactsController } from './facts/facts.controller.js';
import { StoreFactsService } from './facts/facts.service.js';
import { KnowledgeImportsController } from './imports/knowledge-imports.controller.js';
import { KnowledgeImports } from './imports/knowledge-imports.service.js';
import { KnowledgeEntries } from './knowledge-entries.service.js';
import { KnowledgeEntry } from './knowledge-entry.entity.js';
import { KnowledgeController } from './knowledge.controller.js';
import { Knowledge } from './knowledge.service.js';
import { DocumentFiles } from './sources/document-files.js';
import { KnowledgeSource } from './sources/source.entity.js';
import { ForgottenFiles } from './sources/forgotten-files.js';
import { SourceTexts } from './sources/source-texts.js';
import { SourceReading } from './sources/source-reading.js';
import { SourcesController } from './sources/sources.controller.js';
import { KnowledgeSources } from './sources/sources.service.js';
import { KnowledgeRetention } from './retention.js';
import { KnowledgeUses } from './uses/uses.service.js';
import { WebsiteAddresses } from './websites/website-addresses.js';
import { WebsiteReader } from './websites/website-reader.js';

@Module({
  imports: [TypeOrmModule.forFeature([KnowledgeEntry, KnowledgeSource]), StoresModule],
  controllers: [FactsController, SourcesController, KnowledgeImportsController, KnowledgeController],
  providers: [SearchIndex, Knowledge, KnowledgeEntries, EntryWriter, KnowledgeImports, KnowledgeUses, StoreFactsService, KnowledgeSources, DocumentFiles, ForgottenFiles, KnowledgeRetention, WebsiteAddresses, WebsiteReader, SourceTexts, SourceReading],
  exports: [Knowledge, KnowledgeEntries, KnowledgeRetention, KnowledgeUses, SourceReading],
})
export class KnowledgeModule {}
