import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { TemplateEditor } from './template-editor.service.js';
import { TemplatesController } from './templates.controller.js';
import { Templates } from './templates.service.js';

@Module({
  imports: [AccountsModule],
  controllers: [TemplatesController],
  providers: [Templates, TemplateEditor],
  exports: [Templates],
})
export class TemplatesModule {}
