import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { type FormPart, type Http, HttpFailure, type HttpRequest, type HttpResponse } from '#providers/contract';
import axios, { type AxiosRequestConfig } from 'axios';
import { BLOCKED, publicLookup, readAllowList, refusedAddress, type Resolve } from './address-guard.js';

export interface OutboundOptions {
  /** Origins, comma separated, that may be called although they are private or unencrypted. */
  readonly allow?: string;
  /** Name resolution; default: the system's. */
  readonly resolve?: Resolve;
}

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 1024 * 1024;
// An idle connection is given up before the usual servers do it: a request on one they just closed would end in doubt.
const CONNECTIONS = { keepAlive: true, timeout: 4_000, maxSockets: 200, maxFreeSockets: 50, scheduling: 'lifo' } as const;

/**
 * HTTP to addresses that people typed: guarded, without redirects or proxies, limited in time (the whole exchange) and
 * answer size (decompressed). Its failures name method, origin and reason only: path, query and headers may hold secrets.
 */
export function createHttp(options: OutboundOptions = {}): Http {
  const allow = readAllowList(options.allow ?? '');
  const guarded = { httpsAgent: new HttpsAgent({ ...CONNECTIONS, lookup: publicLookup(options.resolve) }) };
  const allowed = { httpAgent: new HttpAgent(CONNECTIONS), httpsAgent: new HttpsAgent(CONNECTIONS) };
  const client = axios.create({
    maxRedirects: 0, proxy: false, responseType: 'arraybuffer', validateStatus: () => true, transformRequest: [], transformResponse: [],
  });

  return {
    async request(request) {
      if (refusedAddress(request.url, allow) !== undefined) throw failureOf(request, 'blocked', false);
      const written = { yet: false };
      try {
        const answer = await client.request<Buffer>({
          ...configOf(request),
          ...(allow.has(new URL(request.url).origin) ? allowed : guarded),
          transport: transportThatTells(written),
        });
        return { status: answer.status, headers: headersOf(answer.headers), body: Buffer.from(answer.data) };
      } catch (error) {
        throw failureOf(request, reasonOf(error), written.yet);
      }
    },
  };
}

function configOf(request: HttpRequest): AxiosRequestConfig {
  const url = new URL(request.url);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  const json = request.json === undefined ? {} : { data: Buffer.from(JSON.stringify(request.json)), headers: { 'content-type': 'application/json' } };
  const body = request.form ? { data: formOf(request.form) } : request.bytes ? { data: Buffer.from(request.bytes) } : json;
  return {
    method: request.method,
    url: url.href,
    signal: AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS),
    maxContentLength: request.maxBytes ?? MAX_BYTES,
    maxBodyLength: Infinity,
    ...body,
    headers: { 'user-agent': 'Parley', ...('headers' in body ? body.headers : {}), ...request.headers },
  };
}

function formOf(parts: readonly FormPart[]): FormData {
  const form = new FormData();
  for (const part of parts) {
    if ('value' in part) form.append(part.name, part.value);
    else form.append(part.name, new Blob([Uint8Array.from(part.bytes)], { type: part.mimeType }), part.filename);
  }
  return form;
}

/** Node's own transport, which also notes when the last byte of a request was handed to the network. */
function transportThatTells(written: { yet: boolean }): { request(options: RequestOptions, listener: (answer: IncomingMessage) => void): ClientRequest } {
  return {
    request(options, listener) {
      const request = (options.protocol === 'https:' ? httpsRequest : httpRequest)(options, listener);
      request.once('finish', () => { written.yet = true; });
      return request;
    },
  };
}

function headersOf(headers: object): HttpResponse['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]));
}

const REASONS: Readonly<Record<string, HttpFailure['reason']>> = {
  [BLOCKED]: 'blocked', ERR_CANCELED: 'timeout', ETIMEDOUT: 'timeout', ECONNREFUSED: 'refused', EHOSTUNREACH: 'refused', ENETUNREACH: 'refused',
  ECONNRESET: 'reset', EPIPE: 'reset', ECONNABORTED: 'reset', ENOTFOUND: 'dns', EAI_AGAIN: 'dns',
};
function reasonOf(error: unknown): HttpFailure['reason'] {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (message.includes('maxContentLength')) return 'too_large';
  if (message.includes('aborted')) return 'reset';
  return REASONS[code] ?? 'other';
}

function failureOf(request: HttpRequest, reason: HttpFailure['reason'], written: boolean): HttpFailure {
  const origin = URL.canParse(request.url) ? new URL(request.url).origin : 'an address that is none';
  return new HttpFailure(reason, written, `${request.method} ${origin} got no answer: ${reason}`);
}
