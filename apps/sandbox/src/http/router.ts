import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from './refusal.js';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly request: IncomingMessage;
}
export type Answer =
  | { kind: 'json'; status: number; body: unknown; headers?: Readonly<Record<string, string>> }
  | { kind: 'bytes'; status: number; bytes: Buffer | string; contentType: string; headers?: Readonly<Record<string, string>> }
  | { kind: 'stream'; open: (response: ServerResponse) => void }
  /** The connection is closed without a word. */
  | { kind: 'drop' }
  /** The connection stays open without a word. */
  | { kind: 'hang' };
export type Handler = (call: Call) => Answer | Promise<Answer>;
export interface Route { readonly method: string; readonly pattern: RegExp; readonly names: readonly string[]; readonly handler: Handler }

/** `path` has `:name` parts; `:version` matches Graph versions only, and such paths may also begin with `/graph`. */
export function route(method: string, path: string, handler: Handler): Route {
  const names: string[] = [];
  const source = path.replace(/:(\w+)/g, (_part, name: string) => {
    names.push(name);
    return name === 'version' ? '(v\\d+\\.\\d+)' : '([^/]+)';
  });
  const prefix = path.startsWith('/:version') ? '(?:/graph)?' : '';
  return { method, pattern: new RegExp(`^${prefix}${source}/?$`), names, handler };
}

export function json(body: unknown, status = 200): Answer {
  return { kind: 'json', status, body };
}

/** The first route for this method and path, with its parameters decoded. */
export function findRoute(routes: readonly Route[], method: string, path: string): { handler: Handler; params: Record<string, string> } | undefined {
  for (const candidate of routes) {
    if (candidate.method !== method) continue;
    const match = candidate.pattern.exec(path);
    if (!match) continue;
    const params = Object.fromEntries(candidate.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
    return { handler: candidate.handler, params };
  }
  return undefined;
}

/**
 * The body as a JSON object; an empty body is an empty object.
 * @throws Refusal when it is anything else
 */
export function jsonObject(call: Call): Record<string, unknown> {
  if (call.body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(call.body.toString('utf8'));
  } catch {
    throw refuse(400, 'the body is not JSON');
  }
  if (!isRecord(parsed)) throw refuse(400, 'the body is not a JSON object');
  return parsed;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
