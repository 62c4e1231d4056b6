import { applyDecorators, type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

const LOCATED = 'parley:located';
/** In the description of an operation until `describeApi` made a header of it. */
export const LOCATED_EXTENSION = 'x-located';

/**
 * The answers 201 and 202 of a route say in `Location` where the thing is that was made, or that is at work.
 * @param path from the store on (`products/:id`), or from the root (`/api/v1/me`); `:id` and other names stand for fields of the answer,
 *   else for parameters of the route
 */
export function Located(path: string): MethodDecorator {
  return applyDecorators(SetMetadata(LOCATED, path), ApiExtension(LOCATED_EXTENSION, path));
}

/** Writes `Location`, on first answers and on repeated ones. */
@Injectable()
export class LocationInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const path = this.reflector.get<string | undefined>(LOCATED, context.getHandler());
    if (path === undefined) return next.handle();
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(map((made: unknown) => {
      const location = filled(path, http.getRequest<FastifyRequest>(), made);
      if ((reply.statusCode === 201 || reply.statusCode === 202) && location !== undefined) reply.header('location', location);
      return made;
    }));
  }
}

/** Undefined where a name stands for nothing: nothing was made this time. */
function filled(path: string, request: FastifyRequest, made: unknown): string | undefined {
  const given = { ...request.params as Record<string, unknown>, ...made as Record<string, unknown> | null };
  const values = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => given[name]);
  if (!values.every((value) => typeof value === 'string')) return undefined;
  const inside = path.replaceAll(/:(\w+)/g, (_text, name: string) => encodeURIComponent(String(given[name])));
  return inside.startsWith('/') ? inside : `/api/v1/stores/${String((request.params as Record<string, unknown>)['store_id'])}/${inside}`;
}
