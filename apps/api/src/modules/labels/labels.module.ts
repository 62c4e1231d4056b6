import { Module } from '@nestjs/common';
import { ConversationLabels } from './conversation-labels.service.js';
import { LabelsController } from './labels.controller.js';
import { Labels } from './labels.service.js';

@Module({ controllers: [LabelsController], providers: [Labels, ConversationLabels] })
export class LabelsModule {}
