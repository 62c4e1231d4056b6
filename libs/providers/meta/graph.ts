import type { FormPart, Http, HttpResponse } from '#providers/contract';
import { DEFAULT_URL, DEFAULT_VERSION, type MetaCredentials } from './account.js';
import { ownError, sendErrorOf, sendErrorOfFailure, type Effect } from './errors.js';
import { objectOf, readJson, type JsonObject } from './json.js';

export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Behind the version: `1065.../messages`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: readonly FormPart[];
  readonly bytes?: Uint8Array;
  /** Besides the token, or in its place. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly effect: Effect;
  readonly timeoutMs?: number;
}

/**
 * The one place that calls the Graph API.
 * @returns the JSON object of a success
 * @throws SendError
 */
export async function callGraph(call: GraphCall, credentials: MetaCredentials, http: Http): Promise<JsonObject> {
  const { effect, path, ...request } = call;
  const headers = { authorization: `Bearer ${credentials.accessToken}`, ...call.headers };
  let response: HttpResponse;
  try {
    response = await http.request({ ...request, url: addressOf(path, credentials), headers });
  } catch (failure) {
    throw sendErrorOfFailure(failure, effect);
  }
  const body = readJson(response.body);
  if (response.status < 200 || response.status >= 300 || 'error' in objectOf(body)) throw sendErrorOf(response, effect, secretsOf(credentials));
  if (body === undefined && effect === 'message') throw ownError('bad_answer', `HTTP ${response.status}`);
  return objectOf(body);
}

function addressOf(path: string, credentials: MetaCredentials): string {
  const base = (credentials.url || DEFAULT_URL).replace(/\/+$/, '');
  return `${base}/${credentials.version || DEFAULT_VERSION}/${path}`;
}

/** Values that may never appear in an error or a log line. */
export function secretsOf(credentials: MetaCredentials): string[] {
  return [credentials.accessToken, credentials.appSecret, credentials.verifyToken];
}
