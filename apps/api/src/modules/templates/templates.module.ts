import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { MediaModule } from '../media/index.js';
import { TemplateNewsReader } from './exchange/news.service.js';
import { ScheduledTemplateSync } from './exchange/scheduled-sync.js';
import { TemplateSubmission } from './exchange/submission.service.js';
import { TemplateSync } from './exchange/sync.service.js';
import { TemplateWriter } from './exchange/template-writer.js';
import { TemplateUnpausing } from './exchange/unpausing.service.js';
import { TemplateEditor } from './template-editor.service.js';
import { TemplatesController } from './templates.controller.js';
import { Templates } from './templates.service.js';

@Module({
  imports: [AccountsModule, MediaModule],
  controllers: [TemplatesController],
  providers: [Templates, TemplateEditor, TemplateNewsReader, ScheduledTemplateSync, TemplateSubmission, TemplateSync, TemplateUnpausing, TemplateWriter],
  exports: [Templates, TemplateNewsReader, ScheduledTemplateSync],
})
export class TemplatesModule {}
