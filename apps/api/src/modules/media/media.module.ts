import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Env } from '../../platform/config/env.js';
import { createHttp } from '../../platform/http/outbound.js';
import { StoresModule } from '../stores/index.js';
import { IncomingMedia } from './incoming-media.js';
import { MediaFiles } from './media-files.service.js';
import { MediaController } from './media.controller.js';
import { MediaEntity } from './media.entity.js';
import { HttpTranscriber } from './transcripts/http-transcriber.js';
import { TRANSCRIBER, type Transcriber } from './transcripts/transcriber.js';
import { Transcripts } from './transcripts/transcripts.service.js';

/** The installation's own address may be a private one. It is allowed here only: what people of a store type goes nowhere near it. */
function transcriberOf({ TRANSCRIPTION_URL: url, TRANSCRIPTION_API_KEY: apiKey, TRANSCRIPTION_MODEL: model }: Env): Transcriber | null {
  return url === undefined ? null : new HttpTranscriber(createHttp({ allow: new URL(url).origin }), { url, model, ...(apiKey === undefined ? {} : { apiKey }) });
}

@Module({
  imports: [TypeOrmModule.forFeature([MediaEntity]), StoresModule],
  controllers: [MediaController],
  providers: [MediaFiles, IncomingMedia, Transcripts, { provide: TRANSCRIBER, inject: [Env], useFactory: transcriberOf }],
  exports: [MediaFiles, IncomingMedia],
})
export class MediaModule {}
