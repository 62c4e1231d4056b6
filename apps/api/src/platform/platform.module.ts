import { type DynamicModule, Module } from '@nestjs/common';
import type { Http } from '#providers/contract';
import { Clock } from './clock/clock.js';
import { Env } from './config/env.js';
import { Keyring } from './crypto/keyring.js';
import { PICTURE_RENDERER, type PictureRenderer } from './pictures/picture-renderer.js';
import { DOCUMENT_READER, type DocumentReader } from './documents/document-reader.js';
import { HTTP } from './http/http.token.js';
import { LiveEvents } from './live/live-events.js';
import { STORAGE, type Storage } from './storage/storage.js';

export interface PlatformOptions {
  readonly env: Env;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly storage: Storage;
  readonly http: Http;
  readonly documents: DocumentReader;
  readonly pictures: PictureRenderer;
}

/** What every module may ask for: environment, time, keys, files, documents, outgoing HTTP, live events. */
@Module({})
export class PlatformModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    const providers = [
      { provide: Env, useValue: options.env },
      { provide: Clock, useValue: options.clock },
      { provide: Keyring, useValue: options.keyring },
      { provide: STORAGE, useValue: options.storage },
      { provide: HTTP, useValue: options.http },
      { provide: DOCUMENT_READER, useValue: options.documents }, { provide: PICTURE_RENDERER, useValue: options.pictures },
      LiveEvents,
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}
