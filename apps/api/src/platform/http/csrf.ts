import type { FastifyRequest } from 'fastify';
import { equalSecrets, sha256 } from '../crypto/tokens.js';

export const CSRF_HEADER = 'x-csrf-token';
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The token that the app sends back with every change: only who can read its own answers knows it. Bound to the session. */
export function csrfToken(sessionToken: string): string {
  return sha256(`csrf:${sessionToken}`);
}

/** True when the request changes nothing, or proves that it comes from the app that holds this session. */
export function provesOwnApp(request: FastifyRequest, sessionToken: string, publicUrl: string): boolean {
  if (SAFE_METHODS.has(request.method)) return true;
  const shown = request.headers[CSRF_HEADER];
  return isSameOrigin(request, publicUrl) && typeof shown === 'string' && equalSecrets(shown, csrfToken(sessionToken));
}

/** False for a change that a page of another origin asks for. Programs send no Origin header and pass. */
export function isSameOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const origin = request.headers.origin;
  if (SAFE_METHODS.has(request.method) || origin === undefined) return true;
  if (origin === new URL(publicUrl).origin) return true;
  // A browser names the same host in both headers exactly when the page came from here.
  return URL.canParse(origin) && request.headers.host !== undefined && new URL(origin).host === request.headers.host;
}
