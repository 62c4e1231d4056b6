import { createHttp } from './platform/http/outbound.js';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { Clock } from './platform/clock/clock.js';
import { loadEnv } from './platform/config/env.js';
import { Keyring } from './platform/crypto/keyring.js';
import { describeApi } from './platform/docs/api-document.js';
import { createDocumentReader } from './platform/documents/document-reader.js';
import { createPictureRenderer } from './platform/pictures/picture-renderer.js';
import { FolderStorage } from './platform/storage/storage.js';

/**
 * The OpenAPI document of this version, without a database: in Nest's preview mode the module graph is read and no
 * provider is made, so none of the values below is ever used.
 */
export async function apiDocument(): Promise<OpenAPIObject> {
  const options = {
    env: loadEnv({}), clock: new Clock(), keyring: new Keyring(`preview:${'0'.repeat(64)}`), storage: new FolderStorage('.'),
    http: createHttp({ allow: '' }), documents: createDocumentReader({ file: '' }), pictures: createPictureRenderer({ file: '' }), appUrl: 'postgres://preview',
  };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options), new FastifyAdapter(), { preview: true, logger: false, abortOnError: false });
  return describeApi(app);
}

/** The document as it is kept in libs/api-client/openapi.json. */
export async function apiDocumentText(): Promise<string> {
  return `${JSON.stringify(await apiDocument(), null, 2)}\n`;
}
