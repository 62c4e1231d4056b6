import { type ErrorCode, type IdKind, parsePublicId } from '#contracts';
import { createParamDecorator, type ExecutionContext, Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import type { Actor } from './request-context.js';

class PublicIdPipe implements PipeTransform<unknown, string> {
  constructor(private readonly kind: IdKind, private readonly missing: ErrorCode) {}
  transform(value: unknown): string {
    const uuid = parsePublicId(this.kind, value);
    if (uuid === undefined) throw new AppError(this.missing);
    return uuid;
  }
}
/** Path parameter `name` as a bare uuid; anything that is not such an id answers `missing` (a 404), like an unknown one. */
export function IdParam(name: string, kind: IdKind, missing: ErrorCode): ParameterDecorator {
  return (target, property, index) => {
    Param(name, new PublicIdPipe(kind, missing))(target, property, index);
    const descriptor = property === undefined ? undefined : Object.getOwnPropertyDescriptor(target, property);
    if (descriptor && property !== undefined) ApiParam({ name, type: String })(target, property, descriptor);
  };
}
/** The store of the path, as a bare uuid, after the guard admitted the caller to it. */
export const StoreId = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const storeId = context.switchToHttp().getRequest<FastifyRequest>().access?.storeId;
  if (storeId === undefined) throw new AppError('store.not_found');
  return storeId;
});
/** Who makes the request. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<FastifyRequest>().access?.actor;
  if (actor === undefined) throw new AppError('login.required');
  return actor;
});
