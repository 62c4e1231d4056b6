import { atLeast, parsePublicId } from '#contracts';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors/app-error.js';
import { ACCESS, type AccessRule } from '../../platform/http/access.js';
import { RateLimit } from '../../platform/http/rate-limit.js';
import type { RequestAccess } from '../../platform/http/request-context.js';
import { credentialOf } from '../../platform/http/session-cookie.js';
import { KeyCallers } from './api-keys/key-callers.js';
import type { SessionIdentity } from './login/sessions/identities.js';
import { SessionCallers } from './login/sessions/session-callers.js';

type StoreRule = Extract<AccessRule, { kind: 'store' }>;

/** In front of every route: what a route does not allow by its rule does not happen. A route without a rule is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly people: SessionCallers, private readonly programs: KeyCallers, private readonly limit: RateLimit) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (!rule) throw new AppError('access.denied', { detail: 'This route names no access rule' });
    if (rule.kind === 'public') this.people.demandSameOrigin(request);
    else {
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      request.access = await this.#accessOf(rule, request, reply);
      this.limit.accept(request, reply);
      if (request.access.actor.kind === 'api_key' && request.access.storeId !== undefined) this.limit.demandOfStore(request.access.storeId, reply);
    }
    return true;
  }

  async #accessOf(rule: Exclude<AccessRule, { kind: 'public' }>, request: FastifyRequest, reply: FastifyReply): Promise<RequestAccess> {
    const credential = credentialOf(request);
    switch (credential?.kind) {
      case undefined: throw new AppError('login.required');
      case 'api_key': return this.#program(rule, request, credential.value);
      case 'session': {
        const person = await this.people.demand(request, reply, credential.value);
        return rule.kind === 'signed_in' ? accessOf(person) : inStore(rule, person, storeOf(request));
      }
    }
  }

  async #program(rule: Exclude<AccessRule, { kind: 'public' }>, request: FastifyRequest, key: string): Promise<RequestAccess> {
    const identity = await this.programs.demand(request, key);
    if (rule.kind === 'store' && storeOf(request) !== identity.storeId) {
      this.programs.noteMisuse(identity, 'other store', request);
      throw new AppError('store.not_found');
    }
    if (rule.kind === 'signed_in' || rule.scope === undefined) throw new AppError('access.denied', { detail: 'API keys may not do this' });
    if (!identity.scopes.includes(rule.scope)) {
      this.programs.noteMisuse(identity, `without scope ${rule.scope}`, request);
      throw new AppError('scope.missing', { detail: `This needs the scope ${rule.scope}` });
    }
    return { actor: { kind: 'api_key', keyId: identity.keyId, name: identity.name, scopes: identity.scopes }, storeId: identity.storeId };
  }
}

function accessOf(person: SessionIdentity): RequestAccess {
  return { actor: { kind: 'user', userId: person.userId, sessionId: person.sessionId, name: person.name } };
}
function inStore(rule: StoreRule, person: SessionIdentity, storeId: string | undefined): RequestAccess {
  const role = storeId === undefined ? undefined : person.roles[storeId];
  if (storeId === undefined || role === undefined) throw new AppError('store.not_found');
  if (!atLeast(role, rule.role)) throw new AppError('access.denied', { detail: `This needs the role ${rule.role}` });
  return { ...accessOf(person), storeId, role };
}
function storeOf(request: FastifyRequest): string | undefined {
  return parsePublicId('store', (request.params as Record<string, unknown>)['store_id']);
}
