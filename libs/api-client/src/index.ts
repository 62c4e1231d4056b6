import { type ErrorCode, ERROR_CODES, type Problem, type ProblemField } from '#contracts';
import createClient, { type Client, type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch';
import type { components, paths } from './schema.gen.js';

/** Bodies and answers by name, for example `Schemas['ProductDto']`. */
export type Schemas = components['schemas'];
export type { paths } from './schema.gen.js';

/** A code of the API, or `network.failed` when no answer came. */
export type ApiErrorCode = ErrorCode | 'network.failed';

export interface ApiErrorDetails {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** One entry for each field that was refused. */
  readonly fields?: readonly ProblemField[];
  /** For a report to the installation's operator. */
  readonly requestId?: string | undefined;
  /** Seconds to wait before the next try, when the API said so. */
  readonly retryAfter?: number | undefined;
}

/** Thrown by every call that was not answered with success. Decide by `code`; the message is in the API's own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly code: ApiErrorCode, message: string, readonly details: ApiErrorDetails, options?: ErrorOptions) {
    super(message, options);
  }
}

export interface ApiClientOptions {
  /** Origin of the API, for example `https://inbox.example.com`; '' for the page's own origin. */
  readonly baseUrl: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Sent with every request, for example `{ authorization: 'Bearer ...' }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The logged-in person's token for changes (`csrf_token` of getMe), asked for before each change. */
  readonly csrfToken?: () => string | undefined;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P] extends { [K in M]: Record<string | number, unknown> } ? P : never }[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O extends Record<string | number, unknown> } ? O : never;
type Answer<P extends keyof paths, M extends Method, I> = Extract<FetchResponse<Operation<P, M>, I, `${string}/${string}`>, { error?: never }>['data'];
type Arguments<I> = undefined extends I ? [init?: I] : [init: I];
type Call<M extends Method> = <P extends PathsWith<M>, I extends MaybeOptionalInit<paths[P], M & keyof paths[P]>>(path: P, ...init: Arguments<I>) => Promise<Answer<P, M, I>>;

/** One function per HTTP method; path, parameters, body and answer are typed by the API's document. Each throws ApiError. */
export interface ApiClient {
  readonly get: Call<'get'>;
  readonly post: Call<'post'>;
  readonly put: Call<'put'>;
  readonly patch: Call<'patch'>;
  readonly delete: Call<'delete'>;
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A client of the REST API for browsers and for Node. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const client = createClient<paths>({
    baseUrl: options.baseUrl, headers: { ...options.headers }, ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  client.use({
    onRequest({ request }) {
      const token = SAFE.has(request.method) ? undefined : options.csrfToken?.();
      if (token !== undefined) request.headers.set('x-csrf-token', token);
      return request;
    },
    async onResponse({ response }) {
      if (!response.ok) throw await problemOf(response);
    },
    onError({ error }) {
      return isAbort(error) ? undefined : new ApiError('network.failed', 'The API could not be reached', { status: 0 }, { cause: error });
    },
  });
  return { get: callOf(client, 'get'), post: callOf(client, 'post'), put: callOf(client, 'put'), patch: callOf(client, 'patch'), delete: callOf(client, 'delete') };
}

/** Header that makes repeating a POST harmless: `api.post(path, { params: { ...params, header: idempotencyKey() }, body })`. Keep it for the retry. */
export function idempotencyKey(key: string = crypto.randomUUID()): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

// openapi-fetch types a call by the method's literal, which a function over all methods cannot name.
function callOf<M extends Method>(client: Client<paths>, method: M): Call<M> {
  const request = client.request as unknown as (method: M, path: string, init?: unknown) => Promise<{ data?: unknown }>;
  return (async (path: string, init?: unknown) => (await request(method, path, init)).data) as unknown as Call<M>;
}

/** What an answer that is not ok says. For calls that are made without the client, such as that of a file. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const seconds = Number(response.headers.get('retry-after') ?? undefined);
  const details = { status: response.status, retryAfter: Number.isFinite(seconds) ? seconds : undefined };
  if (isProblem(body)) return new ApiError(body.code, body.detail ?? body.title, { ...details, fields: body.errors ?? [], requestId: body.request_id });
  // Not the API's words: a proxy in front of it answered.
  return new ApiError(response.status > 500 ? 'server.unavailable' : 'server.failed', response.statusText, details);
}

function isProblem(body: unknown): body is Problem & { code: ErrorCode } {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' && Object.hasOwn(ERROR_CODES, body.code);
}

function isAbort(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
