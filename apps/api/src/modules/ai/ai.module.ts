import { Module } from '@nestjs/common';
import { Assistant } from './assistant.service.js';

@Module({ providers: [Assistant], exports: [Assistant] })
export class AiModule {}
