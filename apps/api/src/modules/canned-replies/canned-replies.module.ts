import { Module } from '@nestjs/common';
import { CannedRepliesController } from './canned-replies.controller.js';
import { CannedReplies } from './canned-replies.service.js';

@Module({ controllers: [CannedRepliesController], providers: [CannedReplies] })
export class CannedRepliesModule {}
