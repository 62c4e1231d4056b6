import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppModule, type AppOptions } from './app.module.js';
import { serveDocs } from './platform/docs/serve-docs.js';
import { AppError } from './platform/errors/app-error.js';
import { NestLog } from './platform/logging/logger.js';
import { closeInTime } from './platform/http/closing.js';
import { acceptJsonBodies } from './platform/http/json-body.js';
import { asAppError, ProblemFilter, sendProblem } from './platform/http/problem.filter.js';
import { acceptCsvBodies } from './platform/http/upload.js';
import { answerOptions } from './platform/http/options.js';
import { fieldsOf } from './platform/http/trace.js';
import { newRequestId } from './platform/http/request-id.js';
import { validationPipe } from './platform/http/validation.js';
import { serveWebApp } from './platform/http/web-app.js';

/** Largest JSON body of the API, in bytes. Webhooks and uploads have limits of their own. */
const BODY_LIMIT = 1024 * 1024;
/** Answers from this many bytes on are compressed. */
const COMPRESSED_FROM = 2048;
/** A request that has not arrived completely by then is answered 408. */
const REQUEST_TIMEOUT_MS = 20_000;
const REQUEST_ID = /^[\w-]{8,100}$/;

/** The HTTP application, configured and not yet listening. */
export async function createServer(options: AppOptions & { log: Logger }): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node looks for late requests only this often.
    http: { connectionsCheckingInterval: 1_000, headersTimeout: REQUEST_TIMEOUT_MS },
    trustProxy: (_address, hop) => hop < options.env.TRUST_PROXY_HOPS,
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newRequestId();
    },
    // What cannot even be routed (an address that cannot be decoded) is answered like every other error.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => sendProblem(reply, request, asAppError(error) ?? new AppError('server.failed')),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options), adapter, {
    logger: new NestLog(options.log),
    abortOnError: false,
    bodyParser: false,
  });
  await configureHttp(app, { https: options.env.PUBLIC_URL.startsWith('https:'), origins: options.env.corsOrigins, log: options.log });
  await serveWebApp(app, { product: options.env.PRODUCT_NAME, registration: options.env.REGISTRATION, demo: options.sandboxUrl !== undefined });
  return app;
}

interface HttpOptions {
  /** Browsers are told to come by https only. */
  readonly https: boolean;
  /** Origins whose pages may call the API. */
  readonly origins: readonly string[];
  readonly log: Logger;
}

/** Body readers, cookies, headers, validation and errors: the same in production and in tests. */
async function configureHttp(app: NestFastifyApplication, { https, origins, log }: HttpOptions): Promise<void> {
  // Lists are ten times smaller that way. Events are a stream and leave as they come; files are compressed already.
  await app.register(fastifyCompress, { threshold: COMPRESSED_FROM, globalDecompression: false, encodings: ['gzip', 'identity'], zlibOptions: { level: 5 } });
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { files: 1, fileSize: 100 * 1024 * 1024, fields: 10 } });
  const fastify = app.getHttpAdapter().getInstance();
  closeInTime(fastify);
  acceptJsonBodies(fastify, BODY_LIMIT);
  acceptCsvBodies(fastify);
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    });
  });
  // Answers are told in full when somebody looks for something.
  fastify.addHook('onResponse', async (request, reply) => {
    log.debug({ ...fieldsOf(request), method: request.method, route: request.routeOptions.url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  answerOptions(fastify, origins);
  serveDocs(app);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
}
