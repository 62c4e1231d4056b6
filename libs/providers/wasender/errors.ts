import type { Failure } from '#contracts';
import { cleanText, HttpFailure, listOf, numberOf, objectOf, readJson, SendError, textOf, type HttpResponse, type SendErrorKind } from '#providers/contract';
import { OWN_ERRORS, WASENDER_ERRORS, type ErrorRule } from './error-table.js';

const PREFIX = 'wasender.';
const MAX_DETAIL = 500;
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1_000;

/** What a failed call may have done: `message` can have reached a customer, `nothing` can be repeated without harm. */
export type Effect = 'message' | 'nothing';

/** What the words of an answer mean; the first that fits counts. */
const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/subscription/i, 'no_subscription'],
  [/(session|whatsapp).*not connected|connect your session/i, 'session_down'],
  [/does not exist on whatsapp|invalid number|invalid jid|not (registered )?on whatsapp/i, 'not_on_whatsapp'],
  [/bulk message to more than|more than \d+ recipients/i, 'trial_recipients'],
  [/size exceeds|too large/i, 'file_too_large'],
];
const LIMITS_BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/account protection/i, 'account_protection'],
  [/\b(day|daily)\b/i, 'daily_limit'],
  [/trial/i, 'trial_pace'],
];
const BY_STATUS: Readonly<Record<number, string>> = { 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 405: 'not_found', 413: 'file_too_large', 400: 'invalid', 422: 'invalid', 402: 'no_subscription' };

/** The failure behind an answer that is not a success. A server error tells nothing about the message. `secrets` are removed from the detail. */
export function sendErrorOf(response: HttpResponse, effect: Effect, secrets: readonly string[]): SendError {
  const { status } = response;
  const body = objectOf(readJson(response.body));
  const words = wordsOf(body);
  if (status >= 500 || status === 408) return new SendError(effect === 'message' ? 'unknown' : 'retry', `${PREFIX}no_answer`, redact(`HTTP ${status}${words ? `: ${words}` : ''}`, secrets));
  const code = codeOf(response, words);
  if (code === undefined) return new SendError(effect === 'message' ? 'unknown' : 'retry', `${PREFIX}bad_answer`, `HTTP ${status}`);
  const rule = WASENDER_ERRORS[code];
  const afterMs = rule?.kind === 'retry' ? waitOf(response, body) ?? rule.retry?.afterMs : undefined;
  return new SendError(rule?.kind ?? 'reject', `${PREFIX}${code}`, redact(words, secrets), { ...(afterMs === undefined ? {} : { afterMs }), holdsNumber: status === 429 });
}

function codeOf(response: HttpResponse, words: string): string | undefined {
  const { status } = response;
  if (status === 401) return 'unauthorized';
  if (status === 429) return limitOf(response, words);
  const said = BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (said !== undefined) return said;
  if (status >= 400) return BY_STATUS[status] ?? 'refused';
  return words === '' ? undefined : 'refused';
}
function limitOf({ headers }: HttpResponse, words: string): string {
  return LIMITS_BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? (headers['x-ratelimit-daily-remaining'] === '0' ? 'daily_limit' : 'rate_limited');
}

/** Helpers of the API say `error`, checks and limits say `message`; validation lists what is wrong by field. */
function wordsOf(body: Readonly<Record<string, unknown>>): string {
  const fields = Object.values(objectOf(body.errors)).flatMap((entry) => (Array.isArray(entry) ? listOf(entry) : [entry]));
  const words = [textOf(body.message), textOf(body.error), ...fields.map(textOf)];
  return [...new Set(words.filter((word) => word !== undefined))].join(' - ');
}

/** How long the answer asks to wait. `X-RateLimit-Reset` was seconds in some versions of the API and a Unix time in others. */
function waitOf({ headers }: HttpResponse, body: Readonly<Record<string, unknown>>): number | undefined {
  const reset = numberOf(headers['x-ratelimit-daily-remaining'] === '0' ? headers['x-ratelimit-daily-reset'] : headers['x-ratelimit-reset']);
  const answeredAt = Date.parse(headers.date ?? '');
  const untilReset = reset !== undefined && reset > 1e9 ? (Number.isNaN(answeredAt) ? undefined : reset - answeredAt / 1_000) : reset;
  const seconds = numberOf(body.retry_after) ?? numberOf(headers['retry-after']) ?? untilReset;
  return seconds === undefined || seconds < 0 ? undefined : Math.min(Math.ceil(seconds * 1_000) + 200, LONGEST_WAIT_MS);
}

/** How long nothing more may be sent after a success that used the last of what is allowed, and by which limit. */
export function pauseAfter(response: HttpResponse): { readonly pauseMs: number; readonly pauseCode: string } | undefined {
  const { 'x-ratelimit-remaining': now, 'x-ratelimit-daily-remaining': today } = response.headers;
  const pauseMs = now === '0' || today === '0' ? waitOf(response, {}) : undefined;
  return pauseMs === undefined ? undefined : { pauseMs, pauseCode: `${PREFIX}${limitOf(response, '')}` };
}

/** The failure behind a call that got no complete answer. */
export function sendErrorOfFailure(failure: unknown, effect: Effect): SendError {
  if (!(failure instanceof HttpFailure)) throw failure;
  if (failure.reason === 'blocked') return ownError('blocked_address');
  const kind: SendErrorKind = effect === 'message' && failure.requestWritten ? 'unknown' : 'retry';
  return new SendError(kind, `${PREFIX}no_answer`, failure.reason);
}

/** A failure that we found ourselves. `code` is a key of OWN_ERRORS. */
export function ownError(code: string, detail = ''): SendError {
  return new SendError(OWN_ERRORS[code]?.kind ?? 'reject', `${PREFIX}${code}`, detail.slice(0, MAX_DETAIL));
}

/** True for an error of this code, with or without the provider's name in front. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof SendError && codes.some((code) => error.code === `${PREFIX}${code}`);
}

function redact(text: string, secrets: readonly string[]): string {
  let clean = cleanText(text);
  for (const secret of secrets) if (secret.length > 3) clean = clean.replaceAll(secret, '***');
  return clean.slice(0, MAX_DETAIL);
}

function ruleOf(code: string): ErrorRule | undefined {
  const bare = code.startsWith(PREFIX) ? code.slice(PREFIX.length) : code;
  if (Object.hasOwn(WASENDER_ERRORS, bare)) return WASENDER_ERRORS[bare];
  return Object.hasOwn(OWN_ERRORS, bare) ? OWN_ERRORS[bare] : undefined;
}

/** Words for the store's people. */
export function explain(code: string, detail?: string): Failure {
  const known = ruleOf(code);
  const full = code.startsWith(PREFIX) ? code : `${PREFIX}${code}`;
  const failure: Failure = { code: full, text: known?.text ?? `WASender refused this message (${full.slice(PREFIX.length) || 'unknown'}).`, action: known?.action ?? 'none' };
  return detail ? { ...failure, detail } : failure;
}

/** Every code with words of its own. */
export const failureCodes: readonly string[] = [...Object.keys(WASENDER_ERRORS), ...Object.keys(OWN_ERRORS)].map((code) => `${PREFIX}${code}`);

/** A failure that is reported later, as an answer would have; codes that nobody knows will not work unchanged. */
export function failureOf(code: string, detail?: string): SendError {
  const known = ruleOf(code);
  return new SendError(known?.kind ?? 'reject', code.startsWith(PREFIX) ? code : `${PREFIX}${code}`, detail, known?.retry);
}
