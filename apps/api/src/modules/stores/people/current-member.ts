import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Inviter } from './invitations/invitations.service.js';

/** The member of the path's store who makes the request, with their role there. @throws AppError access.denied for API keys */
export const CurrentMember = createParamDecorator((_data: unknown, context: ExecutionContext): Inviter => {
  const access = context.switchToHttp().getRequest<FastifyRequest>().access;
  if (access?.actor.kind !== 'user' || access.role === undefined) throw new AppError('access.denied');
  return { userId: access.actor.userId, role: access.role };
});
