import { objectOf, readJson, type Http, type HttpResponse, type JsonObject } from '#providers/contract';
import { secretsOf, type WasenderCredentials } from './account.js';
import { DEFAULT_URL } from './address.js';
import { ownError, pauseAfter, sendErrorOf, sendErrorOfFailure, type Effect } from './errors.js';

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Behind the base: `send-message`. */
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
  readonly effect: Effect;
  /** Which of the two tokens: the session's, or the person's for managing sessions. */
  readonly as?: 'session' | 'person';
  readonly timeoutMs?: number;
}

/**
 * The JSON object of a success.
 * @throws SendError
 */
export async function callApi(call: ApiCall, credentials: WasenderCredentials, http: Http): Promise<JsonObject> {
  return (await answerOf(call, credentials, http)).body;
}

/**
 * The one place that calls the API: a success, and how long nothing more may be sent after it.
 * @throws SendError
 */
export async function answerOf({ effect, path, as = 'session', contentType, ...call }: ApiCall, credentials: WasenderCredentials, http: Http): Promise<{ readonly body: JsonObject; readonly pause: ReturnType<typeof pauseAfter> }> {
  const token = as === 'person' ? credentials.personalToken : credentials.apiKey;
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', ...(contentType ? { 'content-type': contentType } : {}) };
  let response: HttpResponse;
  try {
    response = await http.request({ ...call, url: `${baseOf(credentials)}/${path}`, headers });
  } catch (failure) {
    throw sendErrorOfFailure(failure, effect);
  }
  const body = readJson(response.body);
  if (response.status < 200 || response.status >= 300 || objectOf(body).success === false) throw sendErrorOf(response, effect, secretsOf(credentials));
  if (body === undefined && effect === 'message') throw ownError('bad_answer', `HTTP ${response.status}`);
  return { body: objectOf(body), pause: pauseAfter(response) };
}

/** Address of the API without a slash at its end. */
export function baseOf(credentials: Pick<WasenderCredentials, 'url'>): string {
  return (credentials.url || DEFAULT_URL).replace(/\/+$/, '');
}
