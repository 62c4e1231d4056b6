import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Addresses of the API for programs; webhooks and probes are called by servers, never by pages. */
const FOR_PROGRAMS = /^\/api\/(?:v1|docs\/errors|openapi\.)/;
/** What a page may read of an answer beside its body. */
const READABLE = 'content-disposition, content-language, etag, idempotency-replayed, location, ratelimit, ratelimit-policy, retry-after, x-request-id';
/** What a page may send. There is no cookie among it, and no CSRF token: pages of other origins use API keys. */
const SENDABLE = 'accept-language, authorization, content-type, idempotency-key, if-match, last-event-id, traceparent, x-request-id';
/** How long a browser remembers what it was allowed, in seconds. */
const REMEMBERED_SECONDS = 7200;

/**
 * OPTIONS of every API route says its methods, and pages of `origins` may call the API from a browser (CORS), with API keys: a
 * session cookie of this installation never counts there.
 * @param origins as in CORS_ORIGINS: `https://shop.example` each, or `*`
 */
export function answerOptions(fastify: FastifyInstance, origins: readonly string[]): void {
  const methods = new Map<string, Set<string>>();
  fastify.addHook('onRoute', (route) => {
    if (!FOR_PROGRAMS.test(route.url) || [route.method].flat().includes('OPTIONS')) return;
    const known = methods.get(route.url);
    if (known) return addAll(known, route.method);
    const own = new Set(['OPTIONS']);
    addAll(own, route.method);
    methods.set(route.url, own);
    fastify.options(route.url, (request, reply) => reply.status(204).headers({ allow: listed(own), ...permission(request, origins, own) }).send());
  });
  if (origins.length === 0) return;
  fastify.addHook('onRequest', async (request, reply) => {
    if (FOR_PROGRAMS.test(request.url)) admitOrigin(request, reply, origins);
  });
}

function addAll(methods: Set<string>, more: string | string[]): void {
  for (const method of [more].flat()) methods.add(method);
}
function listed(methods: ReadonlySet<string>): string {
  return [...methods].sort().join(', ');
}

function isAdmitted(origin: string | undefined, origins: readonly string[]): origin is string {
  return origin !== undefined && (origins.includes('*') || origins.includes(origin));
}
function admitOrigin(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): void {
  reply.header('vary', 'origin');
  const { origin } = request.headers;
  if (isAdmitted(origin, origins)) reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': READABLE });
}
/** What a preflight asks for; nothing for a page that may not. */
function permission(request: FastifyRequest, origins: readonly string[], methods: ReadonlySet<string>): Record<string, string> {
  if (!isAdmitted(request.headers.origin, origins) || request.headers['access-control-request-method'] === undefined) return {};
  return { 'access-control-allow-methods': listed(methods), 'access-control-allow-headers': SENDABLE, 'access-control-max-age': String(REMEMBERED_SECONDS) };
}
