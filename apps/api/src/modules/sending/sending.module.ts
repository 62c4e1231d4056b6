import { Module } from '@nestjs/common';
import { MediaModule } from '../media/index.js';
import { Governor } from './governor.js';
import { Sending } from './sending.service.js';
import { UploadedFiles } from './uploaded-files.js';

@Module({ imports: [MediaModule], providers: [Sending, Governor, UploadedFiles], exports: [Sending] })
export class SendingModule {}
