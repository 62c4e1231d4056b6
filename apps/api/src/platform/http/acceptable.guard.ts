import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { isAccepted } from './accept.js';

const GIVES = 'parley:gives';
const JSON_TYPE = 'application/json';
/** A file, whose own content type is only known once it was found. */
const FILE_TYPE = 'application/octet-stream';

/** What a route answers with where that is not JSON: a content type, or `application/octet-stream` for a file of any type. */
export function Gives(type: string): MethodDecorator {
  return applyDecorators(SetMetadata(GIVES, type), ApiProduces(type));
}

/** Refuses (406) what a route of the API cannot answer with, before anything is done. Problems are told as problem+json all the same. */
@Injectable()
export class AcceptableGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const { url, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    // What calls the other addresses (webhooks, probes) is asked for nothing.
    if (!url.startsWith('/api/v1/')) return true;
    const type = this.reflector.get<string | undefined>(GIVES, context.getHandler()) ?? JSON_TYPE;
    if (type !== FILE_TYPE && !isAccepted(headers.accept, type)) throw new AppError('request.not_acceptable', { detail: `This route answers with ${type}` });
    return true;
  }
}
