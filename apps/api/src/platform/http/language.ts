import { ERROR_CODES, type ErrorCode } from '#contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TITLES_AR } from '../errors/titles/ar.js';
import { TITLES_ES } from '../errors/titles/es.js';
import { languagesOf } from './accept.js';

/** Languages that texts of the API come in; the first where a caller asks for none of them. */
export const TEXT_LANGUAGES = ['en', 'es', 'ar'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** The first of the languages asked for (`es-MX`) that texts come in. */
export function textLanguage(wanted: readonly string[]): TextLanguage {
  const codes = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
  return codes.map((code) => TEXT_LANGUAGES.find((language) => language === code)).find((language) => language !== undefined) ?? 'en';
}

/** What an error code means, in a language. */
export function titleOf(code: ErrorCode, language: TextLanguage): string {
  switch (language) {
    case 'en': return ERROR_CODES[code][1];
    case 'es': return TITLES_ES[code];
    case 'ar': return TITLES_AR[code];
  }
}

/** Says on an answer in which languages its texts are, and that another caller may get others. */
export function tellLanguages(reply: FastifyReply, languages: readonly string[]): void {
  const varied = String(reply.getHeader('vary') ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'accept-language');
  reply.headers({ 'content-language': [...new Set(languages)].join(', '), vary: [...varied, 'accept-language'].join(', ') });
}

/** For handlers that answer with texts: the language of `?language=`, else of Accept-Language. The answer says which it was. */
export const AnswerLanguage = createParamDecorator((_data: unknown, context: ExecutionContext): TextLanguage => {
  const http = context.switchToHttp();
  const { query, headers } = http.getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
  const named = typeof query['language'] === 'string' ? [query['language']] : languagesOf(headers['accept-language']);
  const language = textLanguage(named);
  tellLanguages(http.getResponse<FastifyReply>(), [language]);
  return language;
});
