import type { Provider } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SECOND } from '../../../platform/clock/clock.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { asAppError, sendProblem } from '../../../platform/http/problem.filter.js';
import { readBytes } from '../../../platform/http/raw-body.js';
import { ProviderList } from '../../accounts/index.js';
import { WebhooksService } from '../webhooks.service.js';
import type { IncomingRequest } from './admission.js';
import { Handshakes } from './handshakes.js';
import { unavailable } from './incoming-events.js';

/** Largest webhook body in bytes; Meta stays below 3 MB. */
const BODY_LIMIT = 5 * 1024 * 1024;
const LOG_EVERY_MS = 10 * SECOND;
const NO_BODY = Buffer.alloc(0);

/**
 * `GET|POST /api/webhooks/<path>` and `POST /api/webhooks/<path>/:key` of every provider. In front of the framework's own
 * pipeline: signatures are over the bytes as they came, and a flood should cost little.
 */
@Injectable()
export class WebhookRoutes implements OnModuleInit {
  readonly #log = new Logger('webhooks');
  #loggedAt = -Infinity;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly providers: ProviderList,
    private readonly webhooks: WebhooksService,
    private readonly handshakes: Handshakes,
  ) {}

  onModuleInit(): void {
    // A process without an HTTP server has no adapter.
    if (!this.host.httpAdapter) return;
    const paths = this.providers.all.map((provider) => provider.webhookPath);
    if (new Set(paths).size < paths.length) throw new Error('Two providers share a webhook path');
    void this.host.httpAdapter.getInstance<FastifyInstance>().register(async (scope) => {
      readBytes(scope, BODY_LIMIT);
      scope.setErrorHandler((error, request, reply) => this.#refuse(error, request, reply));
      for (const provider of this.providers.all) this.#add(scope, provider);
    }, { prefix: '/api/webhooks' });
  }

  #add(scope: FastifyInstance, provider: Provider): void {
    const receive = async (request: FastifyRequest, reply: FastifyReply) => {
      await this.webhooks.receive(provider, incoming(request));
      return reply.code(200).send();
    };
    // Bodies come as they are, and the answer is empty.
    const plain = { compress: false, decompress: false } as const;
    scope.post(`/${provider.webhookPath}`, plain, receive);
    scope.post(`/${provider.webhookPath}/:key`, plain, receive);
    // Some look at an account's own address before they post to it; it says nothing about whether it exists.
    if (!provider.handshake) scope.get(`/${provider.webhookPath}/:key`, async (_request, reply) => reply.code(200).send());
    scope.get(`/${provider.webhookPath}`, async (request, reply) => {
      const challenge = await this.handshakes.answer(provider, textsOf(request.query), request.ip);
      if (challenge === undefined) throw new AppError('access.denied', { detail: 'No active account has this verify token' });
      return reply.code(200).type('text/plain; charset=utf-8').send(challenge);
    });
  }

  /** What cannot be stored is left with the provider, whatever the reason: it tries again. */
  #refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const known = asAppError(error);
    if (!known && performance.now() - this.#loggedAt > LOG_EVERY_MS) {
      this.#loggedAt = performance.now();
      this.#log.error(error instanceof Error ? error : new Error(String(error)), `request ${request.id}`);
    }
    sendProblem(reply, request, known ?? unavailable());
  }
}

function incoming(request: FastifyRequest): IncomingRequest {
  const { key } = request.params as { key?: string };
  return { rawBody: Buffer.isBuffer(request.body) ? request.body : NO_BODY, headers: textsOf(request.headers), pathKey: key ?? '', source: request.ip };
}

/** Of names given more than once the values joined, as HTTP does. */
function textsOf(values: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(values as Record<string, unknown>)) {
    if (typeof value === 'string') texts[name] = value;
    else if (Array.isArray(value)) texts[name] = value.join(', ');
  }
  return texts;
}
