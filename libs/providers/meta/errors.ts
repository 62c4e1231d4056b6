import type { Failure } from '#contracts';
import { HttpFailure, SendError, type HttpResponse, type SendErrorKind } from '#providers/contract';
import { META_ERRORS, OWN_ERRORS, type ErrorRule } from './error-table.js';
import { cleanText, listOf, numberOf, objectOf, readJson, textOf } from './json.js';

const PREFIX = 'meta.';
const MAX_DETAIL = 500;

/** What a failed call may have done at Meta: `message` can have reached a customer, `nothing` can be repeated without harm. */
export type Effect = 'message' | 'nothing';

/** Meta's own error object; undefined when the answer carries none, whatever its HTTP status. */
export interface MetaError { readonly code: number; readonly subcode?: number; readonly detail: string }

/** Reads `{"error": {...}}`. Decide by its code, never by the HTTP status, which varies. */
export function readMetaError(body: unknown): MetaError | undefined {
  const error = objectOf(objectOf(body).error);
  const code = numberOf(error.code);
  if (code === undefined) return undefined;
  const subcode = numberOf(error.error_subcode);
  const words = [textOf(error.message), textOf(objectOf(error.error_data).details), textOf(error.error_user_msg)];
  const trace = textOf(error.fbtrace_id);
  const detail = [...new Set(words.filter((word) => word !== undefined))].join(' - ') + (trace ? ` (trace ${trace})` : '');
  return { code, detail: detail.slice(0, MAX_DETAIL), ...(subcode === undefined ? {} : { subcode }) };
}

/** The failure behind an answer that is not a success. `secrets` are removed from the detail. */
export function sendErrorOf(response: HttpResponse, effect: Effect, secrets: readonly string[]): SendError {
  const error = readMetaError(readJson(response.body));
  if (error === undefined) return withoutCode(response, effect);
  const code = tellingCode(error);
  const rule = META_ERRORS.get(code) ?? ruleForUnknown(response.status);
  return new SendError(rule.kind, `${PREFIX}${code}`, redact(error.detail, secrets), rule.retry);
}

/** 100 says only that something is wrong; its subcode may say what (33: the number is not there). */
function tellingCode({ code, subcode }: MetaError): number {
  const vague = code === 100 || !META_ERRORS.has(code);
  return vague && subcode !== undefined && META_ERRORS.has(subcode) ? subcode : code;
}

/** Something in front of Meta, or a server that has failed. Who refuses has passed nothing on; a failed server, and whoever gave up waiting for one (408), may have. */
function withoutCode({ status, headers }: HttpResponse, effect: Effect): SendError {
  const detail = `HTTP ${status} without an error of Meta's`;
  const isRefusal = status >= 400 && status < 500 && status !== TOO_SLOW;
  const code = `${PREFIX}${isRefusal ? 'refused_before' : 'no_answer'}`;
  const seconds = Number(headers['retry-after']);
  if (PASSING.has(status)) return new SendError('retry', code, detail, seconds > 0 ? { afterMs: Math.min(seconds * 1_000, LONGEST_WAIT_MS) } : {});
  if (effect === 'nothing') return new SendError('retry', code, detail);
  return new SendError(isRefusal ? 'reject' : 'unknown', code, detail);
}
const TOO_SLOW = 408;
/** Too early, too many. */
const PASSING: ReadonlySet<number> = new Set([425, 429]);
const LONGEST_WAIT_MS = 3_600_000;

function ruleForUnknown(status: number): ErrorRule {
  return { kind: status >= 500 ? 'retry' : 'reject', text: '', action: 'none', retry: { tries: 4 } };
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

/** The text without any of the values, and without tokens in addresses. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = cleanText(text).replace(/(access_token|input_token)=[^&\s"']+/gi, '$1=***');
  for (const secret of secrets) if (secret.length > 3) clean = clean.replaceAll(secret, '***');
  return clean;
}

function ruleOf(code: string): ErrorRule | undefined {
  const bare = code.startsWith(PREFIX) ? code.slice(PREFIX.length) : code;
  if (/^\d+$/.test(bare)) return META_ERRORS.get(Number(bare));
  return Object.hasOwn(OWN_ERRORS, bare) ? OWN_ERRORS[bare] : undefined;
}

/** Words for the store's people. Unknown codes keep Meta's own words. */
export function explain(code: string, detail?: string): Failure {
  const known = ruleOf(code);
  const full = code.startsWith(PREFIX) ? code : `${PREFIX}${code}`;
  const failure: Failure = { code: full, text: known?.text ?? `WhatsApp refused this message (code ${full.slice(PREFIX.length)}).`, action: known?.action ?? 'none' };
  return detail ? { ...failure, detail } : failure;
}

/** Every code with words of its own. */
export const failureCodes: readonly string[] = [...META_ERRORS.keys(), ...Object.keys(OWN_ERRORS)].map((code) => `${PREFIX}${code}`);

/** A failure that a status webhook reports, as an answer would have; codes that nobody knows will not work unchanged. */
export function failureOf(code: string, detail?: string): SendError {
  const known = ruleOf(code);
  return new SendError(known?.kind ?? 'reject', code.startsWith(PREFIX) ? code : `${PREFIX}${code}`, detail, known?.retry);
}

/** Errors of a status or of a value, as `meta.<code>`. */
export function readStatusErrors(errors: unknown): { code: string; title?: string; detail?: string }[] {
  return listOf(errors).map((item) => {
    const error = objectOf(item);
    const title = textOf(error.title) ?? textOf(error.message);
    const detail = textOf(objectOf(error.error_data).details);
    return { code: `${PREFIX}${textOf(error.code) ?? 'unknown'}`, ...(title ? { title } : {}), ...(detail ? { detail } : {}) };
  });
}
