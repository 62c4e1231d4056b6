import { applyDecorators, type CallHandler, createParamDecorator, type ExecutionContext, Injectable, Logger, type NestInterceptor, SetMetadata, UseInterceptors } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, concatMap, type Observable, of } from 'rxjs';
import { sha256 } from '../crypto/tokens.js';
import { AppError } from '../errors/app-error.js';
import { IdempotencyKeys, type KeyedRequest } from './idempotency-keys.js';
import { asAppError } from './problem.filter.js';

const IDEMPOTENT = 'parley:idempotent';
const HEADER = 'idempotency-key';
const KEY = /^[\x21-\x7e]{1,255}$/;

export interface IdempotentOptions {
  /** API keys must send the header; people may. */
  readonly requiredForKeys?: boolean;
}

/**
 * For POST routes of a store that create or send: a repeated request with the same Idempotency-Key gets the first answer
 * again, for 24 hours. Another body with that key is refused, and so is a repetition while the first still runs. A
 * request that was refused (4xx) leaves its key free.
 */
export function Idempotent(options: IdempotentOptions = {}): MethodDecorator {
  return applyDecorators(
    SetMetadata(IDEMPOTENT, options),
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: `Makes repetitions harmless for 24 hours${options.requiredForKeys ? '; required with an API key' : ''}` }),
  );
}

/**
 * The same text for every repetition of a request with an Idempotency-Key: a digest of key, route, address and body; else
 * undefined. For handlers that keep it under a unique constraint: the last guard when a process dies after the commit.
 */
export const RequestKey = createParamDecorator((_data: unknown, context: ExecutionContext): string | undefined => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const key = keyOf(request);
  if (key === undefined) return undefined;
  const { route, fingerprint } = keyedRequest(request, key);
  return sha256(JSON.stringify([route, key, fingerprint]));
});

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  readonly #log = new Logger('idempotency');

  constructor(private readonly reflector: Reflector, private readonly keys: IdempotencyKeys) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const options = this.reflector.get<IdempotentOptions>(IDEMPOTENT, context.getHandler());
    const key = keyOf(request);
    if (key === undefined) {
      if (options.requiredForKeys && request.access?.actor.kind === 'api_key') throw new AppError('idempotency_key.required');
      return next.handle();
    }
    const keyed = keyedRequest(request, key);
    const claim = await this.keys.claim(keyed);
    switch (claim.kind) {
      case 'reused': throw new AppError('idempotency_key.reused');
      case 'in_flight': throw new AppError('idempotency_key.in_flight', { headers: { 'retry-after': '1' } });
      case 'replay':
        reply.status(claim.answer.status).header('idempotency-replayed', 'true');
        return of(claim.answer.body);
      case 'mine': return next.handle().pipe(
        concatMap((body: unknown) => this.#settle(keyed, claim.claim, reply, body)),
        catchError((error: unknown) => this.#failed(keyed, claim.claim, error)),
      );
    }
  }

  async #settle(keyed: KeyedRequest, claim: string, reply: FastifyReply, body: unknown): Promise<unknown> {
    // The work is done: not being able to note it must not turn the answer into a failure.
    await this.keys.settle(keyed, claim, { status: reply.statusCode, body })
      .catch((error: unknown) => this.#log.error(error instanceof Error ? error : new Error(String(error))));
    return body;
  }

  // After a refusal nothing has happened. After a bug nobody knows, so the key stays taken until its lease ends.
  async #failed(keyed: KeyedRequest, claim: string, error: unknown): Promise<never> {
    const refusal = asAppError(error);
    if (refusal && refusal.status < 500) await this.keys.release(keyed, claim);
    throw error;
  }
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers[HEADER];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) throw AppError.field('invalid', '/headers/idempotency-key', 'Idempotency-Key is 1 to 255 visible ASCII characters');
  return key;
}
function keyedRequest(request: FastifyRequest, key: string): KeyedRequest {
  const storeId = request.access?.storeId;
  if (storeId === undefined) throw new Error('@Idempotent() works on routes of a store only');
  const route = `${request.method} ${request.routeOptions.url ?? ''}`;
  return { storeId, route, key, fingerprint: sha256(JSON.stringify([request.url, request.body ?? null])) };
}
