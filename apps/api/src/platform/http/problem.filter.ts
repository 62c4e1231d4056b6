import { ERROR_CODES, type ErrorCode, type Problem } from '#contracts';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { languagesOf } from './accept.js';
import { tellLanguages, textLanguage, titleOf } from './language.js';
import { fieldsOf } from './trace.js';

/** Every error of the API as application/problem+json (RFC 9457). What is not an AppError is a bug: 500, logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const known = asAppError(error);
    if (!known) this.#log.error(error instanceof Error ? error : new Error(String(error)), fieldsOf(request));
    sendProblem(reply, request, known ?? new AppError('server.failed'));
  }
}

/** Writes `error` as the answer. */
export function sendProblem(reply: FastifyReply, request: FastifyRequest, error: AppError): void {
  for (const [name, value] of Object.entries(error.headers)) reply.header(name, value);
  const language = textLanguage(languagesOf(request.headers['accept-language']));
  const title = titleOf(error.code, language);
  // What was found wrong is said in English; where that is the title alone, it comes in the language of the title.
  const told = (text: string): string => (text === error.title ? title : text);
  const isMixed = [error.detail, ...error.errors.map(({ detail }) => detail)].some((text) => text !== undefined && told(text) !== title);
  tellLanguages(reply, isMixed ? [language, 'en'] : [language]);
  const problem: Problem = {
    type: `/api/docs/errors/${error.code}`,
    title,
    status: error.status,
    code: error.code,
    ...(error.detail === undefined ? {} : { detail: told(error.detail) }),
    instance: request.url.split('?')[0] ?? request.url,
    request_id: request.id,
    ...(error.errors.length > 0 ? { errors: error.errors.map((field) => ({ ...field, detail: told(field.detail) })) } : {}),
  };
  void reply.status(error.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

// 414: a part of the address is longer than any id, so nothing is called like that.
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request.malformed', 401: 'login.required', 403: 'access.denied', 404: 'route.not_found', 408: 'request.timeout',
  413: 'request.too_large', 414: 'route.not_found', 415: 'request.unsupported_type', 429: 'request.rate_limited', 503: 'server.unavailable',
};

/** Errors of the framework and of Fastify's body parsers, in our words; undefined for bugs. */
export function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  const code = status === undefined ? undefined : BY_STATUS[status];
  if (code === undefined) return undefined;
  return new AppError(code, { detail: code === 'route.not_found' ? ERROR_CODES[code][1] : messageOf(error) });
}

function statusCodeOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'refused';
}
