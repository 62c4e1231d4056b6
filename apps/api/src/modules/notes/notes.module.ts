import { Module } from '@nestjs/common';
import { NotesController } from './notes.controller.js';
import { Notes } from './notes.service.js';

@Module({ controllers: [NotesController], providers: [Notes] })
export class NotesModule {}
