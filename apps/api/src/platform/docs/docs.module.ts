import { Module } from '@nestjs/common';
import { ErrorCodesController } from './error-codes.controller.js';

/** The routes that explain the API; its page is served by `serveDocs`. */
@Module({ controllers: [ErrorCodesController] })
export class DocsModule {}
