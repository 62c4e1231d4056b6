import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Env } from '../../platform/config/env.js';
import { createHttp } from '../../platform/http/outbound.js';
import { StoresModule } from '../stores/index.js';
import { IncomingMedia } from './incoming-media.js';
import { MediaFiles } from './media-files.service.js';
import { MediaController } from './media.controller.js';
import { MediaEntity } from './media.entity.js';
import { PhotoDescriptions } from './descriptions/photo-descriptions.service.js';
import { SecondTriesController } from './descriptions/second-tries.controller.js';
import { MEDIA_READERS, type MediaReaders } from './readers.js';
import { RemotePicturesController } from './remote-pictures.controller.js';
import { RemotePictures } from './remote-pictures.service.js';
import { HttpTranscriber } from './transcripts/http-transcriber.js';
import { Listening } from './transcripts/listening.service.js';
import { LocalTranscriber } from './transcripts/local-transcriber.js';
import { TRANSCRIBER, type Transcriber } from './transcripts/transcriber.js';
import { Transcripts } from './transcripts/transcripts.service.js';

/** The installation's own address may be a private one. It is allowed here only: what people of a store type goes nowhere near it. */
async function transcriberOf({ TRANSCRIPTION_URL: url, TRANSCRIPTION_API_KEY: apiKey, TRANSCRIPTION_MODEL: model, TRANSCRIPTION_PRICE: price, TRANSCRIPTION_MODEL_DIR: folder }: Env): Promise<Transcriber | null> {
  if (folder !== undefined) return LocalTranscriber.open(folder);
  return url === undefined ? null : new HttpTranscriber(createHttp({ allow: new URL(url).origin }), { url, model, ...(apiKey === undefined ? {} : { apiKey }), ...(price === undefined ? {} : { price }) });
}

function readersOf(env: Env): MediaReaders {
  return { speech: env.TRANSCRIPTION_URL !== undefined || env.TRANSCRIPTION_MODEL_DIR !== undefined, photos: env.vision !== undefined };
}

@Module({
  imports: [TypeOrmModule.forFeature([MediaEntity]), StoresModule],
  controllers: [MediaController, RemotePicturesController, SecondTriesController],
  providers: [
    MediaFiles, RemotePictures, IncomingMedia, Listening, Transcripts, PhotoDescriptions,
    { provide: TRANSCRIBER, inject: [Env], useFactory: transcriberOf }, { provide: MEDIA_READERS, inject: [Env], useFactory: readersOf },
  ],
  exports: [MediaFiles, RemotePictures, IncomingMedia, PhotoDescriptions],
})
export class MediaModule {}
