import { SendError, type ConnectionCheck, type Http } from '#providers/contract';
import type { MetaCredentials } from './account.js';
import { callGraph } from './graph.js';
import { present, type JsonObject } from './json.js';

export type Problem = ConnectionCheck['problems'][number];
/** What one part of the connection check found. */
export interface Findings extends Partial<Omit<ConnectionCheck, 'ok'>> { readonly problems: readonly Problem[] }

const TOKEN_CODES = new Set(['meta.0', 'meta.190']);
const MISSING_CODES = new Set(['meta.33', 'meta.100', 'meta.803']);
/** Whatever is at the address, it is not Meta. */
const NOBODY_THERE = new Set(['meta.no_answer', 'meta.refused_before']);

export const blocking = (code: string, text: string, field?: string): Problem => present({ code, text, field, blocking: true });
export const warning = (code: string, text: string, field?: string): Problem => present({ code, text, field, blocking: false });

/** True when Meta refuses the token itself, not what was asked with it. */
export function isTokenRefused(error: SendError): boolean {
  return TOKEN_CODES.has(error.code);
}

/** Meta's answer, or its refusal as a value. */
export async function ask(path: string, query: Readonly<Record<string, string>>, credentials: MetaCredentials, http: Http): Promise<JsonObject | SendError> {
  try {
    return await callGraph({ method: 'GET', path, query, effect: 'nothing' }, credentials, http);
  } catch (error) {
    if (error instanceof SendError) return error;
    throw error;
  }
}

/** `missing` is what it means when Meta does not know the thing that was asked for. */
export function problemOf(error: SendError, missing: { code: string; text: string; field: string }): Problem {
  if (isTokenRefused(error)) return blocking('token.invalid', 'Invalid access token', 'accessToken');
  if (MISSING_CODES.has(error.code)) return { ...missing, blocking: true };
  if (error.code === 'meta.blocked_address') return blocking('url.refused', 'This address may not be called', 'url');
  if (NOBODY_THERE.has(error.code)) return blocking('provider.no_answer', `WhatsApp gave no answer (${error.detail}). Check URL and version, or try again.`, 'url');
  return blocking('provider.refused', error.detail || `WhatsApp refused the check (${error.code})`);
}
