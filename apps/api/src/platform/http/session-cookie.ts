import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'parley_session';

/** What a request shows to say who makes it. */
export interface Credential {
  readonly kind: 'session' | 'api_key';
  readonly value: string;
}

/** `Authorization: Bearer ...` first, else the session cookie; undefined when there is neither. */
export function credentialOf(request: FastifyRequest): Credential | undefined {
  const authorization = request.headers.authorization;
  if (authorization !== undefined) return { kind: 'api_key', value: authorization.replace(/^bearer /i, '').trim() };
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie ? { kind: 'session', value: cookie } : undefined;
}

/** @param publicUrl decides about Secure: a browser drops such a cookie on plain http */
export function setSessionCookie(reply: FastifyReply, token: string, expiresAt: Date, publicUrl: string): void {
  reply.setCookie(SESSION_COOKIE, token, { ...attributes(publicUrl), expires: expiresAt });
}
export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(SESSION_COOKIE, attributes(publicUrl));
}

function attributes(publicUrl: string): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') };
}
