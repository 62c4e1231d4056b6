import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors/app-error.js';

/** No request of ours nests deeper; what does is meant to exhaust a stack. */
const DEEPEST = 64;

/** JSON, also by the name that partial updates have (RFC 7396). */
const JSON_TYPES = ['application/json', 'application/merge-patch+json'];

/** JSON bodies of the API: objects only, of sane depth, with text that Postgres can store. */
export function acceptJsonBodies(fastify: FastifyInstance, bodyLimit: number): void {
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser(JSON_TYPES, { parseAs: 'string', bodyLimit }, (_request, body, done) => {
    try {
      done(null, readJsonObject(String(body)));
    } catch (error) {
      done(error as AppError);
    }
  });
}

/**
 * The object in `text`; undefined when the body is empty. NUL and lone surrogates are taken out of every string, and keys
 * that would reach an object's prototype are left out.
 * @throws AppError request.malformed
 */
export function readJsonObject(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return undefined;
  if (depthOf(text) > DEEPEST) throw new AppError('request.malformed', { detail: `The body nests deeper than ${DEEPEST} levels` });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError('request.malformed', { detail: 'The body is not valid JSON' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AppError('request.malformed', { detail: 'The body must be a JSON object' });
  return storable(value) as Record<string, unknown>;
}

/** Deepest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i];
    if (inString) {
      if (letter === '\\') i += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, (depth += 1));
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return deepest;
}

const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !PROTOTYPE_KEYS.has(key)).map(([key, item]) => [storableText(key), storable(item)]));
}

/** Postgres stores neither NUL nor half a surrogate pair. */
function storableText(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll(LONE_SURROGATE, '\ufffd');
}
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
